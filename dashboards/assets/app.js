/* What a page does when scripts run. Without it every page reads the same:
   drawings, tables and links are in the page itself. No request leaves the
   folder of the site; nothing is evaluated from text. */
(function () {
  'use strict';
  var doc = document, html = doc.documentElement;
  var english = html.lang === 'en';
  var root = html.getAttribute('data-root') || '';
  var words = english ?
    { sort: 'Sort by', none: 'Nothing found', page: 'page' } :
    { sort: 'Sắp xếp theo', none: 'Không tìm thấy', page: 'trang' };

  function all(selector, from) { return Array.prototype.slice.call((from || doc).querySelectorAll(selector)); }

  /* A script of the site, loaded once. */
  var loading = {};
  function load(name, then) {
    var waiting = loading[name];
    if (waiting === true) { then(); return; }
    if (waiting) { waiting.push(then); return; }
    waiting = loading[name] = [then];
    var s = doc.createElement('script');
    s.src = root + 'assets/' + name;
    s.onload = function () { loading[name] = true; waiting.forEach(function (f) { f(); }); };
    s.onerror = function () { delete loading[name]; };
    doc.head.appendChild(s);
  }

  /* --- Charts ------------------------------------------------------------- */

  function interactive(figure) {
    var box = figure.querySelector('.drawing'), block = figure.querySelector('script[type="application/json"]');
    if (!box || !block || figure.hasAttribute('data-live')) { return; }
    figure.setAttribute('data-live', '');
    load('echarts.js', function () { load('live.js', function () { window.tonghopLive(figure, box, block); }); });
  }

  all('figure.chart').forEach(function (figure) {
    var box = figure.querySelector('.drawing');
    if (!box || !figure.querySelector('script[type="application/json"]')) { return; }
    ['mouseenter', 'focusin', 'touchstart'].forEach(function (event) {
      box.addEventListener(event, function () { interactive(figure); }, { once: true, passive: true });
    });
  });

  /* --- Tables that sort ----------------------------------------------------- */

  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) { return null; }
    if (cell.hasAttribute('data-v')) { return Number(cell.getAttribute('data-v')); }
    if (cell.classList.contains('n')) { return null; }
    return cell.textContent.trim();
  }

  function sort(table, column, button) {
    var head = button.parentNode, down = head.getAttribute('aria-sort') !== 'descending';
    var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    if (rows.length && typeof key(rows[0], column) === 'string') { down = head.getAttribute('aria-sort') === 'ascending'; }
    rows.forEach(function (r, i) { r.tonghopPlace = i; });
    rows.sort(function (a, b) {
      var x = key(a, column), y = key(b, column), d;
      if (x === null || y === null) { return (x === null) - (y === null) || a.tonghopPlace - b.tonghopPlace; }
      d = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'vi', { numeric: true });
      return (down ? -d : d) || a.tonghopPlace - b.tonghopPlace;
    });
    rows.forEach(function (r) { body.appendChild(r); });
    all('th[aria-sort]', table).forEach(function (th) { th.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  }

  function sortable(table) {
    if (!table.tHead || !table.tBodies.length || table.tBodies[0].rows.length < 2) { return; }
    all('th', table.tHead.rows[0]).forEach(function (th, column) {
      var button = doc.createElement('button');
      button.type = 'button';
      button.title = words.sort + ' ' + th.textContent;
      while (th.firstChild) { button.appendChild(th.firstChild); }
      th.appendChild(button);
      button.addEventListener('click', function () { sort(table, column, button); });
    });
  }

  /* Heads become buttons with the first thing that a reader does, or after a while: a
     long table is laid out anew for them, which the page's first seconds can do without. */
  var plain = all('table.twin');
  function ready() { plain.forEach(sortable); plain = []; }
  ['pointermove', 'pointerdown', 'keydown', 'focusin'].forEach(function (event) { doc.addEventListener(event, ready, { once: true, passive: true }); });
  window.addEventListener('load', function () { setTimeout(ready, 5000); });

  /* A filter keeps the rows that hold every word. */
  all('.filter').forEach(function (box) {
    var input = box.querySelector('input'), select = box.querySelector('select'), table = box.closest('section').querySelector('table.twin');
    function keep() {
      var parts = fold(input.value).split(' ');
      all('tbody tr', table).forEach(function (tr) {
        tr.hidden = !parts.every(function (w) { return fold(tr.textContent).indexOf(w) >= 0; }) || !!select && !!select.value && tr.getAttribute('data-r') !== select.value;
      });
    }
    input.addEventListener('input', keep);
    if (select) { select.addEventListener('change', keep); }
  });

  /* --- Search without diacritics ---------------------------------------------- */

  function fold(s) {
    return s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐð]/g, 'd').toLowerCase().replace(/[\s\-\u2013]+/g, ' ').trim();
  }

  /* "ba ria vung tau" is found as brvt too. */
  function initials(s) { return s.split(' ').map(function (w) { return w.charAt(0); }).join(''); }

  function find(text, list) {
    var wanted = fold(text);
    var parts = wanted.split(' ');
    var places = (window.tonghopPlaces || []).filter(function (p) {
      p.folded = p.folded || fold(p[0]);
      p.all = p.all || p.folded + ' ' + fold(p[3] || '') + ' ' + initials(p.folded) + ' ' + initials(fold(p[3] || ''));
      return wanted && parts.every(function (w) { return p.all.indexOf(w) >= 0; });
    });
    /* The name, a page that says so, the same words elsewhere, the words apart. */
    var far = function (p) {
      var at = (' ' + p.all).indexOf(' ' + wanted);
      return p.folded.indexOf(wanted) === 0 ? 0 : at >= 0 && p[1] === words.page ? 1 : p.folded.indexOf(wanted) > 0 ? 2 : at >= 0 ? 3 : 4;
    };
    places.sort(function (a, b) { return far(a) - far(b); });
    list.textContent = '';
    places.slice(0, 12).forEach(function (p) {
      var li = doc.createElement('li'), a = doc.createElement('a'), note = doc.createElement('span');
      a.href = root + p[2];
      a.textContent = p[0];
      note.textContent = p[1] ? ' ' + p[1] : '';
      a.appendChild(note); li.appendChild(a); list.appendChild(li);
    });
    if (wanted && !places.length) {
      var none = doc.createElement('li');
      none.textContent = words.none;
      list.appendChild(none);
    }
    list.hidden = !wanted;
  }

  all('.search').forEach(function (box) {
    var input = box.querySelector('input'), list = box.querySelector('ul');
    if (!input || !list) { return; }
    input.addEventListener('focus', function () { load(english ? 'search-en.js' : 'search.js', function () { find(input.value, list); }); });
    input.addEventListener('input', function () { find(input.value, list); });
    box.addEventListener('keydown', function (e) {
      var links = all('a', list), at = links.indexOf(doc.activeElement);
      if (e.key === 'Escape') { input.value = ''; list.hidden = true; input.focus(); }
      else if (e.key === 'ArrowDown' && links.length) { links[Math.min(at + 1, links.length - 1)].focus(); e.preventDefault(); }
      else if (e.key === 'ArrowUp' && at >= 0) { (at ? links[at - 1] : input).focus(); e.preventDefault(); }
      else if (e.key === 'Enter' && at < 0 && links.length) { links[0].click(); e.preventDefault(); }
    });
    doc.addEventListener('click', function (e) { if (!box.contains(e.target)) { list.hidden = true; } });
  });

  /* --- What a reader chooses: loaded when a choice is made or stands in the address --- */

  all('[data-explore]').forEach(function (box) {
    if (location.search) { load('explore.js', function () {}); return; }
    function first(e) {
      var target = e.target;
      load('explore.js', function () { target.dispatchEvent(new Event('change', { bubbles: true })); });
    }
    box.addEventListener('change', first, { once: true });
    all('[data-everything]').forEach(function (d) { d.addEventListener('toggle', function () { load('explore.js', function () {}); }, { once: true }); });
  });
  var asked = new URLSearchParams(location.search), lens = /^(2008|2025)$/.exec(asked.get('dia-gioi') || ''), region = /^(\*|[a-z_]+)$/.exec(asked.get('vung') || '');
  if ((lens || region) && doc.querySelector('[data-lens]')) { load('explore.js', function () { window.tonghopLens(lens ? lens[1] : '', region ? region[1] : ''); }); }
  function look(box, boundary, region) { load('explore.js', function () { window.tonghopLens(boundary || box.querySelector('[aria-pressed=true]').value, region); }); }
  doc.addEventListener('click', function (e) {
    var button = e.target.closest && e.target.closest('[data-lens] button');
    if (button) { look(button.parentNode, button.value, button.parentNode.querySelector('select').value); }
  });
  doc.addEventListener('change', function (e) {
    var select = e.target.closest && e.target.closest('[data-lens] select');
    if (select) { look(select.closest('[data-lens]'), '', select.value); }
  });
  if (doc.querySelector('[data-pair]')) { load('explore.js', function () {}); }

  /* --- What a reader takes along -------------------------------------------------------- */

  doc.addEventListener('click', function (e) {
    var button = e.target.closest && e.target.closest('[data-take]');
    if (button) { load('take.js', function () { window.tonghopTake(button); }); }
  });

  /* Where the site is served its citations have the whole address. */
  if (/^https?:$/.test(location.protocol)) { all('.cite .address').forEach(function (a) { a.textContent = new URL('/' + a.textContent, location.href).href; }); }

  /* The release as a whole comes from the server that the page came from. */
  all('[data-take=release]').forEach(function (b) { b.hidden = !/^https?:$/.test(location.protocol); });

  /* --- A cell named in the address: ?o=Sheet!D17 -------------------------------------- */

  function cellAt(table, row, column) {
    var taken = {}, found = null;
    all('tbody tr', table).forEach(function (tr, y) {
      var x = 0;
      all('th, td', tr).forEach(function (cell) {
        while (taken[y + ',' + x]) { x++; }
        for (var dy = 0; dy < cell.rowSpan; dy++) { for (var dx = 0; dx < cell.colSpan; dx++) { taken[(y + dy) + ',' + (x + dx)] = true; } }
        if (x === column && tr.cells[0].textContent === String(row)) { found = cell; }
        x += cell.colSpan;
      });
    });
    return found;
  }
  var wanted = /^(.*)!([A-Z]+)(\d+)$/.exec(new URLSearchParams(location.search).get('o') || '');
  if (wanted) {
    var column = wanted[2].split('').reduce(function (n, c) { return n * 26 + c.charCodeAt(0) - 64; }, 0);
    all('section[data-sheet]').some(function (s) {
      if (s.getAttribute('data-sheet') !== wanted[1]) { return false; }
      var cell = cellAt(s.querySelector('table.sheet'), wanted[3], column), inner = cell && (cell.id ? cell : cell.querySelector('[id]'));
      if (inner) { location.hash = inner.id; }
      return true;
    });
  }

  /* --- Navigation on a phone ---------------------------------------------------- */

  all('nav.main').forEach(function (nav) {
    var button = nav.querySelector('.toggle');
    if (!button) { return; }
    button.addEventListener('click', function () {
      var open = nav.classList.toggle('open');
      button.setAttribute('aria-expanded', String(open));
    });
  });

  /* --- Paper ---------------------------------------------------------------------- */

  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = all('details:not([open])');
    closed.forEach(function (d) { d.open = true; });
  });
  window.addEventListener('afterprint', function () { closed.forEach(function (d) { d.open = false; }); });

  html.classList.add('js');
})();
