// Informe de microtfm: tema, índice, buscador, plegado y copia del código. Sin dependencias ni peticiones a otra máquina.
(() => {
'use strict';
const $ = (sel, from = document) => from.querySelector(sel);
const $$ = (sel, from = document) => [...from.querySelectorAll(sel)];
const page = document.documentElement, home = document.body.dataset.root;
const make = (tag, props = {}, ...kids) => { const e = Object.assign(document.createElement(tag), props); e.append(...kids); return e; };

// tema: el del sistema mientras no se elija otro
$('.theme-button').addEventListener('click', () => {
  const now = page.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  page.dataset.theme = now === 'dark' ? 'light' : 'dark';
  try { localStorage.setItem('theme', page.dataset.theme); } catch (e) { }
});

// índice de páginas en pantallas estrechas
const menu = $('#menu'), menuButton = $('.menu-button');
const toggleMenu = open => { menu.classList.toggle('open', open); menuButton.setAttribute('aria-expanded', open); };
menuButton.addEventListener('click', () => toggleMenu(!menu.classList.contains('open')));
$('[aria-current="page"]', menu)?.scrollIntoView({ block: 'nearest' });

// «En esta página»: plegado en pantallas estrechas, y señala la sección que se lee
const toc = $('.toc');
if (toc) {
  const narrow = matchMedia('(max-width: 82rem)'), fit = () => { toc.open = !narrow.matches; };
  narrow.addEventListener('change', fit); fit();
  const links = new Map($$('a', toc).map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const heads = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  const spy = () => {
    const last = heads.filter(h => h.getBoundingClientRect().top < innerHeight * .3).pop();
    links.forEach((a, id) => last && id === last.id ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'));
  };
  addEventListener('scroll', spy, { passive: true }); spy();
}

// cada título enlaza consigo mismo
for (const head of $$('.body :is(h2, h3, h4)[id]')) {
  const a = make('a', { href: '#' + head.id, className: 'anchor', textContent: '#' });
  a.setAttribute('aria-label', 'Enlace a esta sección'); head.append(a);
}

// código: copiar y plegar
for (const pre of $$('.body pre')) {
  const source = pre.querySelector('code.sourceCode');
  if (!source) continue;
  const box = pre.parentElement.classList.contains('sourceCode') ? pre.parentElement : pre;
  const button = make('button', { type: 'button', className: 'copy', textContent: 'Copiar' });
  button.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(source.innerText); button.textContent = 'Copiado'; }
    catch (e) { getSelection().selectAllChildren(source); button.textContent = 'Pulsa Ctrl+C'; }
    setTimeout(() => { button.textContent = 'Copiar'; }, 1600);
  });
  box.classList.add('box'); box.append(button);
}
const folds = $$('details.code-fold');
if (folds.length) {
  const button = make('button', { type: 'button', textContent: 'Mostrar todo el código' });
  button.addEventListener('click', () => {
    const open = folds.some(d => !d.open);
    folds.forEach(d => { d.open = open; });
    button.textContent = open ? 'Plegar el código' : 'Mostrar todo el código';
  });
  $('.page-head').append(make('p', { className: 'code-tools' }, button));
}

// buscador: sin acentos ni mayúsculas; el índice se carga al primer uso
const input = $('#buscar'), list = $('#resultados');
const plain = s => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
let index = null, chosen = -1;
const load = () => index ? Promise.resolve() : new Promise((done, fail) => {
  document.head.append(make('script', { src: home + 'assets/indice.js', onerror: fail, onload: () => {
    index = window.INDICE.map(([url, title, head, text]) => ({ url, title, head, text, t: plain(title), h: plain(head), x: plain(text) }));
    done();
  } }));
});
const score = (e, words) => words.reduce((sum, w) => {
  const s = (e.t.includes(w) ? 6 : 0) + (e.h.includes(w) ? 8 : 0) + (e.x.includes(w) ? 1 : 0);
  return s ? sum + s : -1e9;
}, 0);
const snippet = (e, word) => {
  const at = Math.max(0, e.x.indexOf(word)), from = Math.max(0, at - 50);
  const cut = e.text.slice(from, at + 110), hit = at - from, out = make('span');
  if (!e.x.includes(word)) { out.append(e.text.slice(0, 130)); return out; }
  out.append((from ? '… ' : '') + cut.slice(0, hit), make('mark', {}, cut.slice(hit, hit + word.length)), cut.slice(hit + word.length) + ' …');
  return out;
};
const show = open => { list.hidden = !open; input.setAttribute('aria-expanded', open); };
const choose = i => {
  const items = $$('a', list); chosen = items.length ? (i + items.length) % items.length : -1;
  items.forEach((a, k) => a.setAttribute('aria-selected', k === chosen));
  items[chosen]?.scrollIntoView({ block: 'nearest' });
};
const search = async () => {
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  if (!words.length) return show(false);
  try { await load(); } catch (e) { list.replaceChildren(make('p', {}, 'No se encuentra el índice del buscador.')); return show(true); }
  const found = index.map(e => [score(e, words), e]).filter(([s]) => s > 0).sort((a, b) => b[0] - a[0]).slice(0, 12);
  list.replaceChildren(...found.map(([, e]) => {
    const a = make('a', { href: home + e.url }, make('strong', {}, e.head ? `${e.title} › ${e.head}` : e.title), snippet(e, words[0]));
    a.addEventListener('click', () => show(false));
    return a;
  }));
  if (!found.length) list.append(make('p', {}, `Nada sobre «${input.value}».`));
  chosen = -1; show(true);
};
input.addEventListener('input', search);
input.addEventListener('focus', () => { load().catch(() => { }); if (input.value) search(); });
input.addEventListener('keydown', e => {
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); choose(chosen + (e.key === 'ArrowDown' ? 1 : -1)); }
  else if (e.key === 'Enter') { const a = $$('a', list)[Math.max(0, chosen)]; if (!list.hidden && a) a.click(); }
  else if (e.key === 'Escape') { show(false); input.blur(); }
});
document.addEventListener('click', e => { if (!e.target.closest('.search')) show(false); });
document.addEventListener('keydown', e => {
  if (e.key === '/' && !e.target.closest('input, textarea')) { e.preventDefault(); input.focus(); }
  if (e.key === 'Escape') toggleMenu(false);
});
const asked = new URLSearchParams(location.search).get('buscar');
if (asked) { input.value = asked; search(); }
})();
