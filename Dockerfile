# CPU por defecto. Para otra distribución de torch: --build-arg PIP_EXTRA_INDEX_URL=…
FROM python:3.12-slim
ARG PIP_EXTRA_INDEX_URL=""
ENV PIP_EXTRA_INDEX_URL=$PIP_EXTRA_INDEX_URL PIP_NO_CACHE_DIR=1 PYTHONUNBUFFERED=1
RUN apt-get update && apt-get install -y --no-install-recommends make g++ && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home lab
USER lab
WORKDIR /home/lab/microtfm
COPY --chown=lab:lab requirements.txt setup.py settings.ini pyproject.toml README.md Makefile ./
COPY --chown=lab:lab microtfm microtfm
RUN make setup
COPY --chown=lab:lab . .
EXPOSE 8888
CMD [".venv/bin/jupyter", "lab", "--ip=0.0.0.0", "--no-browser"]
