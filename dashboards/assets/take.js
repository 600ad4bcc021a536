/* What a reader takes along: a drawing as SVG, PNG or slide, a table as CSV or
   XLSX, the page as one HTML file or as slides. Everything is made from what the page shows, here in
   the browser, when a button is pressed. */
(function () {
  'use strict';
  var doc = document, html = doc.documentElement, english = html.lang === 'en', root = html.getAttribute('data-root') || '';
  function say(vi, en) { return english ? en : vi; }
  function all(selector, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(selector)); }
  function text(selector, from) { var e = from.querySelector(selector); return e ? e.textContent.trim().replace(/[ \t\r\n]+/g, ' ') : ''; }

  function save(blob, name) {
    var a = doc.createElement('a'), url = URL.createObjectURL(blob);
    a.href = url;
    a.download = name;
    doc.body.appendChild(a);
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }
  function name(block, ending) {
    var page = location.pathname.split('/').slice(-2).join('-').replace(/\.html$/, '') || 'index';
    return (page + (block && block.id ? '-' + block.id : '')).replace(/[^a-z0-9-]+/gi, '-').replace(/^-+/, '') + '.' + ending;
  }

  /* What stands with every file: title, measure, coverage, source, address. */
  function about(block) {
    return { title: text('h2', block) || text('h1', doc), sub: text('.sub', block), notes: all('p.breaks, :scope > .notes li, :scope > p.notes', block).map(function (n) { return n.textContent.trim(); }),
      source: all(':scope > .source', block).map(function (n) { return n.textContent.trim().replace(/\s+/g, ' '); }).filter(Boolean).join(' '), cite: text('footer .cite', doc), address: address(block) };
  }
  function address(block) { return location.href.split('#')[0] + (block && block.id ? '#' + block.id : ''); }

  /* --- Drawings -------------------------------------------------------------------- */

  var kept = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'letter-spacing', 'paint-order'];
  function styled(from, to) {
    var c = getComputedStyle(from);
    kept.forEach(function (k) { var v = c.getPropertyValue(k); if (v && !/^url\(/.test(v)) { to.style.setProperty(k, v); } });
    to.removeAttribute('class');
    for (var i = 0; i < from.children.length; i++) { if (to.children[i]) { styled(from.children[i], to.children[i]); } }
  }
  function node(tag, attributes, words) {
    var e = doc.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.keys(attributes).forEach(function (k) { e.setAttribute(k, attributes[k]); });
    if (words) { e.textContent = words; }
    return e;
  }
  function wrapped(words, width, size) {
    var lines = [], line = '', most = Math.floor(width / (size * 0.56));
    words.split(' ').forEach(function (w) {
      if (line && (line + ' ' + w).length > most) { lines.push(line); line = w; } else { line = line ? line + ' ' + w : w; }
    });
    return line ? lines.concat(line) : lines;
  }
  /* The drawing as one SVG of its own; alone, with its words. */
  function drawing(block, alone) {
    var parts = all('.drawing svg.ch', block).filter(function (s) { return s.getBoundingClientRect().height > 4; });
    if (!parts.length) { return null; }
    var a = about(block), paper = getComputedStyle(doc.body).backgroundColor, ink = getComputedStyle(doc.body).color, font = getComputedStyle(doc.body).fontFamily;
    var width = Math.max(560, Math.max.apply(null, parts.map(function (s) { return s.getBoundingClientRect().width; })) + 40), y = alone ? 34 : 20;
    var out = node('svg', { xmlns: 'http://www.w3.org/2000/svg' }), back = node('rect', { width: '100%', height: '100%', fill: paper });
    out.appendChild(back);
    var defs = doc.querySelector('svg.defs defs');
    if (defs) { var d = defs.cloneNode(true); styled(defs, d); out.appendChild(d); }
    function words(list, size, weight, colour) {
      list.forEach(function (l) { wrapped(l, width - 40, size).forEach(function (line) { out.appendChild(node('text', { x: 20, y: y, 'font-family': font, 'font-size': size, 'font-weight': weight, fill: colour }, line)); y += size * 1.35; }); });
    }
    if (alone) {
      words([a.title], 18, 650, ink);
      words([a.sub], 13, 400, ink);
    }
    all('.legend li', block).forEach(function (li) {
      var sign = li.querySelector('svg'), g = sign.cloneNode(true);
      styled(sign, g);
      g.setAttribute('x', 20); g.setAttribute('y', y - 10);
      out.appendChild(g);
      out.appendChild(node('text', { x: 44, y: y, 'font-family': font, 'font-size': 12, fill: ink }, li.textContent.trim()));
      y += 17;
    });
    parts.forEach(function (s) {
      var box = s.getBoundingClientRect(), c = getComputedStyle(s), left = parseFloat(c.paddingLeft) || 0, right = parseFloat(c.paddingRight) || 0, g = s.cloneNode(true);
      styled(s, g);
      g.setAttribute('x', 20 + left); g.setAttribute('y', y);
      g.setAttribute('width', box.width - left - right); g.setAttribute('height', box.height);
      g.setAttribute('overflow', 'visible'); g.style.overflow = 'visible';
      all('[fill^="url("]', g).forEach(function (e) { e.style.removeProperty('fill'); });
      out.appendChild(g);
      y += box.height + 14;
    });
    y += 12;
    if (alone) { words(a.notes.concat(a.source, a.address), 11, 400, ink); }
    out.setAttribute('width', width); out.setAttribute('height', Math.ceil(y + 6));
    out.setAttribute('viewBox', '0 0 ' + width + ' ' + Math.ceil(y + 6));
    all('[href]', out).forEach(function (e) { e.setAttribute('href', e.href.baseVal ? new URL(e.href.baseVal, location.href).href : ''); });
    return { text: new XMLSerializer().serializeToString(out), width: width, height: Math.ceil(y + 6) };
  }
  function svg(block) { var d = drawing(block, true); if (d) { save(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', d.text], { type: 'image/svg+xml' }), name(block, 'svg')); } }
  /* Draws an SVG twice as large as it stands on the page. */
  function painted(d, then) {
    var picture = new Image();
    picture.onload = function () {
      var canvas = doc.createElement('canvas');
      canvas.width = d.width * 2; canvas.height = d.height * 2;
      var pen = canvas.getContext('2d');
      pen.scale(2, 2);
      pen.drawImage(picture, 0, 0, d.width, d.height);
      then(canvas);
    };
    picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(d.text);
  }
  function png(block) {
    var d = drawing(block, true);
    if (d) { painted(d, function (canvas) { canvas.toBlob(function (blob) { save(blob, name(block, 'png')); }, 'image/png'); }); }
  }

  /* --- Slides ----------------------------------------------------------------------- */

  function hex(colour) { return (colour.match(/\d+/g) || [255, 255, 255]).slice(0, 3).map(function (n) { return Number(n).toString(16).padStart(2, '0'); }).join(''); }
  /* One slide: the finding as its title, the drawing, below it source and address;
     the figures in words stand in the notes of the speaker. */
  function slide(deck, block, canvas, d) {
    var a = about(block), one = deck.addSlide(), paper = hex(getComputedStyle(doc.body).backgroundColor), ink = hex(getComputedStyle(doc.body).color);
    var share = Math.min(12.3 / d.width, 4.75 / d.height), table = tableOf(block);
    one.background = { color: paper };
    one.addText(a.title, { x: 0.5, y: 0.3, w: 12.3, h: 0.7, fontSize: 26, bold: true, color: ink, valign: 'top', fit: 'shrink' });
    one.addText(a.sub, { x: 0.5, y: 1, w: 12.3, h: 0.4, fontSize: 14, color: ink, valign: 'top' });
    one.addImage({ data: canvas.toDataURL('image/png'), altText: text('svg.ch desc', block) || a.title, x: 0.5 + (12.3 - d.width * share) / 2, y: 1.45, w: d.width * share, h: d.height * share });
    one.addText(a.notes.concat(a.source).filter(Boolean).join(' · '), { x: 0.5, y: 6.3, w: 12.3, h: 0.55, fontSize: 10, color: ink, valign: 'top' });
    one.addText([{ text: a.address, options: { hyperlink: { url: a.address } } }], { x: 0.5, y: 6.9, w: 12.3, h: 0.3, fontSize: 10, color: ink });
    var rows = table && table.closest('figure, section') === block ? cellsOf(table) : null;
    one.addNotes([a.title, a.sub, a.cite].concat(rows ? [rows.heads.join(' | ')].concat(rows.rows.map(function (r) { return r.map(function (c) { return c.text; }).join(' | '); })) : []).join('\n'));
  }
  function deck(blocks, ending) {
    if (!window.tonghopPPTX) { script('pptx.js', function () { deck(blocks, ending); }); return; }
    var made = new window.tonghopPPTX.Deck();
    made.layout = 'LAYOUT_WIDE';
    made.title = text('h1', doc);
    made.subject = text('footer .cite', doc);
    made.author = made.company = text('a.brand', doc);
    var drawn = blocks.map(function (b) { return [b, drawing(b, false)]; }).filter(function (p) { return p[1]; });
    (function next(i) {
      if (i === drawn.length) { made.write({ outputType: 'blob' }).then(function (blob) { save(blob, ending); }); return; }
      painted(drawn[i][1], function (canvas) { slide(made, drawn[i][0], canvas, drawn[i][1]); next(i + 1); });
    })(0);
  }
  function pptx(block) { deck([block], name(block, 'pptx')); }
  function slides() { deck(all('main figure.chart'), name(null, 'pptx')); }

  /* --- Tables -------------------------------------------------------------------------- */

  /* The table of a block: its own, or that of the chart that holds its figures. */
  function tableOf(block) {
    var t = block.querySelector('table.twin');
    if (t) { return t; }
    var to = block.querySelector('details.data .source a[href^="#"]');
    return to ? doc.querySelector(to.getAttribute('href') + ' table.twin') : null;
  }
  function cellsOf(table) {
    var heads = all('thead th', table).map(function (h) { return h.textContent.trim(); });
    return { heads: heads, rows: all('tbody tr', table).map(function (tr) {
      return Array.prototype.map.call(tr.cells, function (c) {
        var v = c.getAttribute('data-v'), a = c.querySelector('a[href]');
        return { text: c.textContent.trim().replace(/\s+/g, ' '), value: v === null || v === '' ? null : Number(v), plain: v !== null && /^[\d.,\u00a0 -]+$/.test(c.textContent.trim()), href: a ? a.href : '' };
      });
    }) };
  }
  function harmless(s) { return /^[=+\-@\t\r]/.test(s) ? "'" + s : s; }
  function csv(block) {
    var table = tableOf(block);
    if (!table) { return; }
    var t = cellsOf(table), a = about(block);
    var line = function (list) { return list.map(function (s) { s = harmless(s); return /[",\r\n]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s; }).join(','); };
    var unit = text('.unit', block), lines = [t.heads].concat(t.rows.map(function (r) { return r.map(function (c) { return c.value !== null ? String(c.value) : c.text; }); }));
    lines.push([], [a.title], [a.sub + (unit ? ' ' + unit : '')], [a.source], [a.address]);
    save(new Blob(['\ufeff', lines.map(line).join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }), name(block, 'csv'));
  }
  function script(file, then) {
    var s = doc.createElement('script');
    s.src = root + 'assets/' + file;
    s.onload = then;
    doc.head.appendChild(s);
  }
  function xlsx(block) {
    if (!window.tonghopXLSX) { script('xlsx.js', function () { xlsx(block); }); return; }
    var table = tableOf(block);
    if (!table) { return; }
    var t = cellsOf(table), a = about(block), bold = { fontWeight: 'bold', wrap: true };
    var links = t.rows.some(function (r) { return r.some(function (c) { return c.value !== null && c.href; }); });
    var head = t.heads.map(function (h) { return Object.assign({ value: h, type: String }, bold); });
    if (links) { head.push(Object.assign({ value: say('Nơi công bố', 'Where it stands'), type: String }, bold)); }
    var rows = t.rows.map(function (r) {
      var row = r.map(function (c) { return c.value !== null && isFinite(c.value) ? { value: c.value, type: Number, format: c.value === Math.round(c.value) ? '#,##0' : '#,##0.00' } : c.text ? { value: c.text, type: String } : null; });
      if (links) {
        while (row.length < t.heads.length) { row.push(null); }
        var at = r.filter(function (c) { return c.value !== null && c.href; })[0];
        row.push(at && !/["\r\n]/.test(at.href) && at.href.length < 250 ? { value: 'HYPERLINK("' + at.href + '","' + say('mở', 'open') + '")', type: 'Formula' } : null);
      }
      return row;
    });
    var origin = [[say('Bảng', 'Table'), a.title], [say('Đo gì', 'Measure'), a.sub], [say('Ghi chú', 'Notes'), a.notes.join(' ')], [say('Nguồn', 'Source'), a.source], [say('Đơn vị trong tệp', 'Unit in this file'), say('đơn vị gốc của số liệu (đồng, người, sản phẩm, phần trăm)', 'base unit of the figures (đồng, persons, products, percent)')], [say('Địa chỉ', 'Address'), a.address], [say('Trích dẫn', 'Cite as'), a.cite]];
    window.tonghopXLSX.write([
      { data: [head].concat(rows), sheet: say('Số liệu', 'Figures'), columns: t.heads.map(function (_, i) { return { width: i ? 18 : 30 }; }).concat(links ? [{ width: 14 }] : []), stickyRowsCount: 1 },
      { data: origin.map(function (r) { return r.map(function (s, i) { return { value: s || ' ', type: String, wrap: true, fontWeight: i ? undefined : 'bold' }; }); }), sheet: say('Nguồn', 'Source'), columns: [{ width: 20 }, { width: 90 }] }
    ]).toBlob().then(function (blob) { save(blob, name(block, 'xlsx')); });
  }

  /* --- The page as one file ----------------------------------------------------------------- */

  function page() {
    if (!window.tonghopStyle) { script('style.js', page); return; }
    var copy = html.cloneNode(true);
    all('script, link, .controls, .lens, .take, .search, noscript, .live, nav.main, .langs', copy).forEach(function (e) { e.remove(); });
    all('meta[http-equiv]', copy).forEach(function (e) { e.setAttribute('content', "default-src 'none'; style-src 'unsafe-inline'; img-src data:"); });
    all('.covered', copy).forEach(function (e) { e.classList.remove('covered'); });
    all('thead button', copy).forEach(function (b) { while (b.firstChild) { b.parentNode.insertBefore(b.firstChild, b); } b.remove(); });
    all('a[href]', copy).forEach(function (a) {
      var to = a.getAttribute('href');
      if (to.charAt(0) === '#') { return; }
      if (/^https?:/.test(location.protocol) && a instanceof HTMLAnchorElement) { a.setAttribute('href', new URL(to, location.href).href); } else if (!/^https?:/.test(to)) { a.removeAttribute('href'); }
    });
    all('a.brand', copy).forEach(function (a) { a.removeAttribute('href'); });
    var style = doc.createElement('style');
    style.textContent = window.tonghopStyle;
    copy.querySelector('head').appendChild(style);
    copy.classList.remove('js');
    save(new Blob(['<!doctype html>\n', copy.outerHTML], { type: 'text/html;charset=utf-8' }), name(null, 'html'));
  }

  var kinds = { svg: svg, png: png, csv: csv, xlsx: xlsx, pptx: pptx, slides: slides, page: page, print: function () { window.print(); } };
  window.tonghopTake = function (button) {
    if (button.hasAttribute('data-release')) { location.href = '/r/' + button.getAttribute('data-release') + '.zip'; return; }
    kinds[button.getAttribute('data-take')](button.closest('figure, section'));
  };
})();
