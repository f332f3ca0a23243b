// Revisión de un sitio en un navegador: contraste, páginas más anchas que la pantalla, imágenes que no cargan o se encogen hasta no leerse, títulos.
// La usa `python -m microtfm.site --inspect`; las páginas del informe no la cargan.
'use strict';
const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
const known = new Map();
const rgba = css => {
  if (!known.has(css)) {
    brush.clearRect(0, 0, 1, 1); brush.fillStyle = css; brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data; known.set(css, [r, g, b, a / 255]);
  }
  return known.get(css);
};
const over = (top, low) => [0, 1, 2].map(i => top[i] * top[3] + low[i] * (1 - top[3])).concat(1);
const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };

// fondo que hay de verdad detrás de un elemento, y opacidad con que se pinta
const behind = (el, win) => {
  const chain = []; let opacity = 1;
  for (let e = el; e; e = e.parentElement) { chain.unshift(e); }
  let back = win.matchMedia && win.getComputedStyle(chain[0]).colorScheme.startsWith('dark') ? [0, 0, 0, 1] : [255, 255, 255, 1];
  for (const e of chain) {
    const style = win.getComputedStyle(e); opacity *= Number(style.opacity);
    if (style.backgroundImage !== 'none') return { back: null, opacity };
    back = over(rgba(style.backgroundColor), back);
  }
  return { back, opacity };
};
const textOf = el => [...el.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join(' ').trim();
const visible = (el, win) => {
  const box = el.getBoundingClientRect(), style = win.getComputedStyle(el);
  return box.width > 1 && box.height > 1 && style.visibility === 'visible' && style.clipPath === 'none';
};
const weak = (doc, win) => {
  const found = new Map();
  for (const el of doc.body.querySelectorAll('*:not(script, style, annotation, .anchor, .copy)')) {
    const text = textOf(el);
    if (!text || !visible(el, win)) continue;
    const style = win.getComputedStyle(el), { back, opacity } = behind(el, win);
    if (!back || !opacity) continue;
    const [r, g, b, a] = rgba(el instanceof win.SVGElement ? style.fill : style.color);
    const ratio = contrast(over([r, g, b, a * opacity], back), back);
    const size = parseFloat(style.fontSize), big = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio >= (big ? 3 : 4.5)) continue;
    const kind = el.tagName.toLowerCase() + (el.className && el.className.baseVal === undefined ? '.' + el.className : '');
    if (!found.has(kind)) found.set(kind, `contraste ${ratio.toFixed(2)} en ${kind}: «${text.slice(0, 30)}»`);
  }
  return [...found.values()];
};
const wide = (doc, win) => {
  const room = doc.documentElement.clientWidth;
  if (doc.documentElement.scrollWidth <= room + 1) return [];
  const clipped = e => { for (e = e.parentElement; e && e !== doc.body; e = e.parentElement) if (win.getComputedStyle(e).overflowX !== 'visible') return true; return false; };
  const who = [...doc.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > room + 1 && !clipped(e));
  return [`más ancha que la pantalla (${doc.documentElement.scrollWidth} > ${room}): ${who ? who.tagName.toLowerCase() + '.' + who.className : ''}`];
};
const broken = doc => [...doc.images].filter(i => i.complete && !i.naturalWidth).map(i => `imagen que no se ve: ${i.getAttribute('src')}`);
const tiny = doc => [...doc.querySelectorAll('.cell-output-display img')].filter(i => i.naturalWidth && i.clientWidth < .6 * i.naturalWidth)
  .map(i => `figura reducida al ${Math.round(100 * i.clientWidth / i.naturalWidth)} %: ${i.getAttribute('src').slice(0, 60)}`);
const jumps = doc => {
  const levels = [...doc.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(h => Number(h.tagName[1]));
  return levels.filter((n, i) => n > (i ? levels[i - 1] : 0) + 1).map(n => `título h${n} fuera de orden`);
};
const wait = ms => new Promise(done => setTimeout(done, ms));
const visit = (frame, url) => new Promise(done => { frame.onload = done; frame.src = url; });
(async () => {
  const { pages, widths, themes } = await (await fetch('/_plan')).json();
  const frame = document.querySelector('iframe'), found = [];
  for (const width of widths) {
    frame.style.width = width + 'px';
    for (const theme of themes) for (const page of pages) {
      await visit(frame, `/${page}?theme=${theme}`);
      const doc = frame.contentDocument, win = frame.contentWindow;
      for (const d of doc.querySelectorAll('details')) d.open = true;
      for (const i of doc.images) i.loading = 'eager';
      await wait(60);
      for (const what of [...weak(doc, win), ...wide(doc, win), ...broken(doc), ...tiny(doc), ...jumps(doc)]) found.push([page, width, theme, what]);
    }
  }
  await wait(300);
  await fetch('/_hecho', { method: 'POST', body: JSON.stringify(found) });
})();
