# microtfm: cada orden prepara lo que le falta (entorno incluido) y hace una cosa.
SHELL := /bin/bash
VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.listo
PY    := $(BIN)/python
RUN   := out/train
EVAL  := $(PY) -m microtfm.evaluate
# el modelo recién entrenado o, si no lo hay, el que viaja con el paquete
MODEL := $(firstword $(wildcard $(RUN)/model.safetensors) microtfm/models/cuentos.safetensors)
# el de TinyShakespeare viaja encogido
ENGLISH := out/shakespeare/model.safetensors

ifdef MICROTFM_DATA
export MICROTFM_DATA := $(abspath $(MICROTFM_DATA))
endif

.DEFAULT_GOAL := help
.PHONY: certify pieces help setup demo test data tokenize train eval decode decode-en bench-decode bench-quant plot-quant export audit profile flops memory bench plot report inspect readme replay artefacts test-idem pack verify replay-all coverage mutants verify-corpus experiments speedrun speedrun45 duels ablations rhythms stopping shapes scaling letters widths notebooks clean

help: ## esta ayuda
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(READY): requirements.txt setup.py settings.ini
	@py=""; for p in python3 python3.12 python3.11; do \
	  if $$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,12))' 2>/dev/null; then py=$$p; break; fi; done; \
	if [ -z "$$py" ]; then echo "error: hace falta Python 3.11 o 3.12" >&2; exit 1; fi; \
	echo "Preparando $(VENV) con $$($$py --version) (sólo la primera vez)…"; $$py -m venv --clear $(VENV)
	@$(PY) -m pip install -q -r requirements.txt
	@$(PY) -m pip install -q --no-build-isolation --no-deps -e .
	@touch $@

setup: $(READY) ## entorno virtual con las versiones exactas

demo: $(READY) ## corpus real, dos minutos de entrenamiento, evaluación, muestras e informe
	$(PY) -m microtfm.demo

test: $(READY) ## cuadernos, pytest y cobertura del núcleo (95 % o más)
	OMP_NUM_THREADS=1 $(BIN)/nbdev_test --n_workers 2 --timing
	OMP_NUM_THREADS=1 $(PY) -m microtfm.pipeline coverage

data: $(READY) ## out/corpus.txt y out/CORPUS_SHA256.txt
	$(PY) -m microtfm.data --prepare

tokenize: $(READY) ## out/tokenizer.json, out/tokens.jsonl y out/vocab.txt
	$(PY) -m microtfm.data --tokenizer char
	$(PY) -m microtfm.pipeline vocab

verify-corpus: $(READY) ## regenera el corpus sintético y compara su SHA-256
	@[ -f out/CORPUS_SHA256.txt ] || $(PY) -m microtfm.data --prepare
	$(PY) -m microtfm.data --verify

train: $(READY) ## entrena según configs/train.yaml (reanuda si se interrumpió)
	$(PY) -m microtfm.train --config configs/train.yaml --out $(RUN) --resume

eval: $(READY) ## mide un modelo en validación: el entrenado o el que viaja
	$(PY) -m microtfm.evaluate model --model $(MODEL) --split val

decode: $(READY) ## cinco muestras de cada uno de tres estilos
	$(PY) -m microtfm.decoding --model $(MODEL) --n 5 --out out/samples

$(ENGLISH): microtfm/models/shakespeare.safetensors $(READY)
	@mkdir -p $(@D)
	$(PY) -m microtfm.pipeline widen --model $< --out $@

decode-en: $(READY) $(ENGLISH) ## lo mismo, con el modelo de TinyShakespeare
	$(PY) -m microtfm.decoding --model $(ENGLISH) --prompt 'ROMEO:' --n 5 --out out/samples_en

bench-decode: $(READY) ## velocidad al generar, contra los rivales instalados: out/bench_decode.csv
	$(PY) -m microtfm.engine bench --out out

bench-quant: $(READY) ## calidad, velocidad y memoria de cada formato: out/bench_quant.csv
	rm -rf out/recibos
	[ -f out/qat/cuentos_int4.safetensors ] || $(PY) -m microtfm.qat train
	$(PY) -m microtfm.qat quality --out out --results out/recibos
	for m in speed batch peak whole; do \
	  $(PY) -m microtfm.kernels $$m --tokens 512 --out out --results out/recibos || exit 1; done

plot-quant: $(READY) ## out/plot_quant.png, de los recibos publicados
	$(PY) -m microtfm.kernels whole --out out --results results

export: $(READY) ## el modelo, para otros programas, en dist/
	$(PY) -m pip install -q --no-build-isolation -e '.[bench]'
	$(PY) -m microtfm.labs.export $(MODEL) --out dist

artefacts: $(READY) ## qué está hecho y con qué orden se hace lo que falta
	$(PY) -m microtfm.pipeline artefacts

test-idem: $(READY) ## la cadena entera, dos veces, en dos escenas
	$(PY) -m microtfm.pipeline idem

pack: $(READY) ## dist/model.tar.gz y dist/microtfm-‹versión›.tar.gz
	$(PY) -m microtfm.pipeline pack --model $(MODEL)

verify: $(READY) ## abre, comprueba, usa y rehace los paquetes
	$(PY) -m microtfm.pipeline verify $(wildcard dist/model.tar.gz dist/microtfm-*.tar.gz)

replay-all: $(READY) ## repite cada recibo barato y mide la deriva
	$(PY) -m microtfm.pipeline replay-all

certify: $(READY) ## prueba que el código de ahora da los números de otra versión: make certify REV=…
	$(PY) -m microtfm.equivalence certify $(REV) --results results

coverage: $(READY) ## líneas del núcleo que ejecutan las pruebas
	OMP_NUM_THREADS=1 $(PY) -m microtfm.pipeline coverage

mutants: $(READY) ## 50 mutantes: cuántos notan las pruebas
	$(PY) -m microtfm.pipeline mutants

audit: $(READY) ## repasa un informe o un libro: make audit FILE=informe.md
	$(PY) -m microtfm.audit $(FILE)

profile: $(READY) ## out/trace.json y out/perfil.md
	@# el perfilador de torch devuelve a veces un nombre ilegible y se para: entonces, otra vez
	for i in 1 2 3; do $(PY) -m microtfm.perf profile --out out && exit 0; done; exit 1

flops: $(READY) ## fórmula y cuenta de cada preset: out/flops.csv
	$(PY) -m microtfm.perf flops --out out

memory: $(READY) ## pico de memoria según contexto, lote y caché
	$(PY) -m microtfm.perf memory --out out

bench: $(READY) ## out/bench.csv; la PPL, de los recibos publicados
	rm -rf out/recibos_perf
	$(PY) -m microtfm.perf bench --rounds 3 --out out --results out/recibos_perf

plot: $(READY) ## out/plot_latencia.png y out/loss.png, de los recibos
	$(PY) -m microtfm.perf plot --out out --results results

report: $(READY) ## el sitio HTML, en _site/
	$(PY) -m microtfm.site

inspect: $(READY) ## mira _site/ con Chromium: contraste, anchos, imágenes, peticiones
	$(PY) -m microtfm.site --inspect

readme: $(READY) ## README.md, a partir de nbs/index.ipynb
	$(PY) -m microtfm.site --readme

replay: $(READY) ## repite un recibo: make replay ID=…
	$(PY) -m microtfm.pipeline replay $(ID)

experiments: $(READY) ## la demostración, las posiciones, las cabezas, el suelo y el informe del curso, rehechos (dos horas y media)
	for s in 42 43 44; do $(EVAL) run demo --config configs/demo.yaml --protocols full,sliding --results results seed=$$s || exit 1; done
	for p in rope alibi sinusoidal learned nope; do for s in 42 43 44 45 46 47; do \
	  $(EVAL) run ablacion_posenc --config configs/posenc.yaml --results results model.posenc=$$p seed=$$s || exit 1; done; done
	for p in rope alibi sinusoidal learned nope; do for s in 48 49 50; do \
	  $(EVAL) run ablacion_posenc --config configs/posenc.yaml --results results steps=3000 eval_every=3000 model.posenc=$$p seed=$$s || exit 1; done; done
	for p in rope alibi sinusoidal learned nope; do for s in 51 52 53; do \
	  $(EVAL) run ablacion_posenc --config configs/posenc48.yaml --results results model.posenc=$$p seed=$$s || exit 1; done; done
	for s in 42 43 44; do $(EVAL) run cabezas --config configs/cabezas.yaml --results results seed=$$s || exit 1; done
	for s in 42 43 44; do $(EVAL) run suelo_sintetico --config configs/sintetico.yaml --results results seed=$$s || exit 1; done
	for p in rope sinusoidal; do for s in 42 43 44; do \
	  $(EVAL) run informe_curso --config configs/curso.yaml --results results model.posenc=$$p seed=$$s || exit 1; done; done

RACE = $(PY) -m microtfm.records run --compiled --results results
speedrun: $(READY) ## la marca de TinyShakespeare, tres semillas (media hora larga con la máquina libre)
	for s in 42 43 44; do rm -rf out/speedrun/$$s; $(RACE) speedrun_shakespeare --out out/speedrun/$$s seed=$$s || exit 1; done
	$(PY) -m microtfm.pipeline slim --model out/speedrun/42/model.safetensors --out out/speedrun/shakespeare.safetensors

speedrun45: $(READY) ## la marca larga, tres semillas (dos horas con la máquina libre)
	for s in 45 46 47; do rm -rf out/speedrun45/$$s; $(RACE) speedrun_largo --config configs/speedrun45.yaml --out out/speedrun45/$$s seed=$$s || exit 1; done

LETTERS = --model out/letras/42/model.safetensors
SPANISH = corpus=cuentos_y_novelas tokenizer=bpe:vocab=3072
DUEL = $(PY) -m microtfm.records run --results results --protocols full
duels: $(READY) ## nanoGPT y la nuestra a igual tiempo, en inglés y en español (una hora larga)
	for s in 42 43 44; do \
	  $(DUEL) nanogpt_cpu --config configs/nanogpt.yaml --processes 1 seed=$$s && \
	  $(DUEL) minuto_y_medio --config configs/minuto.yaml seed=$$s && \
	  $(DUEL) nanogpt_cuentos --config configs/nanogpt.yaml --processes 1 $(SPANISH) seed=$$s && \
	  $(DUEL) minuto_cuentos --config configs/minuto_cuentos.yaml steps=750 eval_every=750 seed=$$s && \
	  $(DUEL) nanogpt_cuentos --config configs/nanogpt.yaml --processes 1 $(SPANISH) steps=6000 eval_every=6000 seed=$$s && \
	  $(DUEL) minuto_cuentos --config configs/minuto_cuentos.yaml seed=$$s \
	  || exit 1; done

ablations: $(READY) ## la cascada: qué mejora a igual tiempo (de hora y media a dos horas)
	$(PY) -m microtfm.records rhythm --threads 1 --results results
	OMP_NUM_THREADS=1 $(PY) -m microtfm.records ladder --threads 1 --results results

rhythms: $(READY) ## a qué ritmo se entrena y en qué se va un paso (unos diez minutos largos)
	for w in sizes remedies paces anatomy; do $(PY) -m microtfm.records $$w --threads 1 --results results || exit 1; done

CURES = patience=0 model.dropout=0.2 "patience=0 model.dropout=0.2" "patience=0 label_smoothing=0.1" "patience=0 optimizer=adamw:weight_decay=0.5"
stopping: $(READY) ## remedios contra la memoria, con pocos datos (unos 20 min)
	for s in 42 43 44; do for c in "" $(CURES); do \
	  $(DUEL) parada --config configs/parada.yaml --processes 1 $$c seed=$$s || exit 1; done; done

MODERN = model.norm=rms model.ffn=swiglu model.posenc=rope batch=16 model.context=256 model.attn=panels precision=bf16 steps=200 eval_every=200
shapes: $(READY) ## alta o ancha: qué aprende antes (unos 25 min)
	for s in 42 43 44; do for c in "model.dim=320 model.layers=7" "model.dim=512 model.layers=3"; do \
	  $(EVAL) run formas --config configs/nanogpt.yaml --results results $(MODERN) $$c seed=$$s || exit 1; done; done

scaling: $(READY) ## de uno a treinta millones de parámetros (casi tres horas)
	$(PY) -m microtfm.records scale --compiled --results results

ABLATION = $(EVAL) run --results results
# la receta del curso con las palabras de la otra
PLENTY = corpus=sintetico_palabras:tokens=1300000 steps=500 batch=32 eval_every=500 checkpoint_every=500
widths: $(READY) ## la ablación del curso con tres anchuras: cien pasos, y hasta aprender (algo más de una hora)
	for s in 42 43 44; do for d in 64 128 256; do for p in rope alibi sinusoidal learned nope; do \
	  $(ABLATION) ablacion_anchura --config configs/curso.yaml model.dim=$$d model.posenc=$$p seed=$$s && \
	  $(ABLATION) ablacion_palabras --config configs/palabras.yaml model.dim=$$d model.posenc=$$p seed=$$s \
	  || exit 1; done; done; done
	for s in 42 43 44; do for p in rope alibi sinusoidal learned nope; do \
	  $(ABLATION) palabras_curso --config configs/curso.yaml $(PLENTY) model.posenc=$$p seed=$$s || exit 1; done; done

# glibc devuelve al sistema cada tensor grande y lo vuelve a pedir; así lo guarda
pieces: export MALLOC_MMAP_THRESHOLD_ := 4294967296
pieces: export MALLOC_TRIM_THRESHOLD_ := 8589934592
pieces: $(READY) ## el modelo español de trozos, las otras dos semillas (unas tres horas)
	for s in 43 44; do rm -rf out/trozos/$$s; $(PY) -m microtfm.records run cuentos_trozos --config configs/train.yaml --compiled --processes 2 --protocols full --results results --out out/trozos/$$s seed=$$s || exit 1; done

letters: export MALLOC_MMAP_THRESHOLD_ := 4294967296
letters: export MALLOC_TRIM_THRESHOLD_ := 8589934592
letters: $(READY) ## el modelo español letra a letra, tres semillas (algo más de una hora)
	for s in 42 43 44; do rm -rf out/letras/$$s; $(PY) -m microtfm.records run cuentos_letras --config configs/letras.yaml --compiled --protocols full --results results --out out/letras/$$s seed=$$s || exit 1; done
	$(PY) -m microtfm.diversity coherence $(LETTERS) --words 60 --new 420 --out results/letras
	$(PY) -m microtfm.decoding $(LETTERS) --prompt 'Cuando abrió la puerta,' --strategy top_p:p=0.9 --n 1 --max-new 420 --out samples/letras

notebooks: $(READY) ## vuelve a ejecutar todos los cuadernos y guarda sus salidas
	$(PY) -m microtfm.site --execute

clean: ## borra lo que se regenera
	rm -rf out dist build _site _proc .pytest_cache *.egg-info
