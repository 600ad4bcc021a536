/* What a reader chooses: another period, region or basis on an indicator's page,
   and two figures beside each other. Loaded by app.js when a choice is made or
   stands in the address. All figures come from the site's own data files; what
   may be compared is decided here by the same rules as on the page of methods. */
(function () {
  'use strict';
  var doc = document, html = doc.documentElement, english = html.lang === 'en', lang = english ? 1 : 0;
  var site = html.getAttribute('data-root') || '', root = site + (english ? 'en/' : '');
  var NB = '\u00a0', series = {}, index = null, waiting = {};
  function say(vi, en) { return english ? en : vi; }
  function fill(text, list) { return text.replace(/\{(\d)\}/g, function (_, n) { return list[n]; }); }

  /* Data files call these two. */
  window.tonghopSeries = function (s) {
    var all = series[s.id] = series[s.id] || { id: s.id, name: s.name, adds: s.adds, areas: [], slices: [] };
    s.areaAt = {};
    s.areas.forEach(function (a, i) { s.areaAt[a] = i; if (all.areas.indexOf(a) < 0) { all.areas.push(a); } });
    s.slices.forEach(function (x) { x.of = s; all.slices.push(x); });
  };
  window.tonghopIndex = function (x) { x.at = {}; x.areas.forEach(function (a) { x.at[a.id] = a; }); index = x; };

  function load(src, then) {
    var w = waiting[src];
    if (w === true) { then(); return; }
    if (w) { w.push(then); return; }
    w = waiting[src] = [then];
    var s = doc.createElement('script');
    s.src = src;
    s.onload = function () { waiting[src] = true; w.forEach(function (f) { f(); }); };
    s.onerror = function () { delete waiting[src]; };
    doc.head.appendChild(s);
  }

  function every(list, then) {
    if (!list.length) { then(); return; }
    load(list[0], function () { every(list.slice(1), then); });
  }

  function el(tag, attributes, children) {
    var svg = /^(svg|svg:a|g|path|text|tspan|rect|line|circle|title)$/.test(tag); // a link inside a drawing is another element than one outside
    var e = svg ? doc.createElementNS('http://www.w3.org/2000/svg', tag.replace('svg:', '')) : doc.createElement(tag);
    Object.keys(attributes || {}).forEach(function (k) { if (attributes[k] !== null && attributes[k] !== undefined) { e.setAttribute(k, attributes[k]); } });
    [].concat(children === undefined ? [] : children).forEach(function (c) { if (c !== null && c !== '') { e.appendChild(typeof c === 'object' ? c : doc.createTextNode(c)); } });
    return e;
  }

  /* --- Numbers ---------------------------------------------------------------- */

  var format = function (v, digits) { return new Intl.NumberFormat(english ? 'en' : 'vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true }).format(v); };
  var qualifiers = { at_least: say('ít nhất', 'at least'), more_than: say('trên', 'more than'), about: say('khoảng', 'about'), less_than: say('dưới', 'less than'), up_to: say('tối đa', 'up to'), almost: say('gần', 'almost') };
  var units = { vnd: say('đồng', 'VND'), percent: '%', product: say('sản phẩm', 'products'), person: say('người', 'persons'), facility: say('cơ sở', 'facilities'), project: say('đề án', 'projects') };
  function unitName(u) { var known = index && index.units && index.units[u]; return known ? known[lang] : units[u] || u; }
  function money(u) { return /^(vnd|usd)(\/|$)/.test(u); }
  function scale(v, unit) {
    var a = Math.abs(v);
    if (unit === 'vnd' && a >= 1e9) { return [1e9, say('tỷ đồng', 'VND billion')]; }
    if (unit === 'vnd' && a >= 1e6) { return [1e6, say('triệu đồng', 'VND million')]; }
    return [1, unitName(unit)];
  }
  function digits(v) { var a = Math.abs(v); return v === Math.round(v) || a >= 1000 ? 0 : a >= 100 ? 1 : a >= 1 ? 2 : 3; }
  function trimmed(v) { var d = digits(v); while (d > 0 && Number(v.toFixed(d)) === Number(v.toFixed(d - 1))) { d--; } return format(v, d); }

  /* A figure in words, digit by digit as the pages write it (chart.Shown), and held
     to that by a test. */
  function words(f, bare) {
    var u = f.slice.u, ends = f.most === undefined ? [f.value] : [f.value, f.most], p = precision(ends, u);
    var text = ends.map(function (v) { return plain(v / p[0], p[1]); }).join('–') + ({ 1e9: NB + say('tỷ', 'billion'), 1e6: NB + say('triệu', 'million') }[p[0]] || '');
    if (u === 'percent') { text += bare ? '' : '%'; }
    else if (u && !bare) { text = english && (u === 'vnd' || u === 'usd') ? unitName(u) + NB + text : text + NB + (english && f.value === 1 && f.most === undefined && index && index.units && index.units[u] ? index.units[u][2] : unitName(u)); }
    return f.qualifier && qualifiers[f.qualifier] ? qualifiers[f.qualifier] + NB + text : text;
  }
  /* By what a figure is divided, and its decimals: an amount loses no digit. */
  function precision(ends, u) {
    var most = Math.max.apply(null, ends.map(Math.abs)), found = null;
    if (money(u)) { [1e9, 1e6].forEach(function (factor) { var d = decimals(ends, factor); if (!found && most >= factor && d >= 0) { found = [factor, d]; } }); }
    var d = decimals(ends, 1);
    return found || (d >= 0 && (u !== 'percent' || d <= 1) ? [1, d] : money(u) ? [1, 0] : u === 'percent' || most >= 100 ? [1, 1] : [1, 2]);
  }
  /* The least decimals, up to three, in which all are written without loss; -1 where there are none. */
  function decimals(ends, factor) {
    return [0, 1, 2, 3].filter(function (d) { return ends.every(function (v) { var s = v / factor * Math.pow(10, d); return Math.abs(s - Math.round(s)) <= 1e-9 * Math.max(1, Math.abs(s)); }); }).concat(-1)[0];
  }
  /* A number rounded half away from zero as its decimal digits say. */
  function plain(v, d) {
    var a = Math.abs(v), fraction = String(a).indexOf('e') < 0 ? String(a).split('.')[1] || '' : '';
    if (a >= 1e18) { var e = v.toExponential(3).split('e'), m = e[0].replace(/\.?0+$/, ''); return (english ? m : m.replace('.', ',')).replace('-', '−') + NB + '×' + NB + '10^' + Number(e[1]); }
    if (fraction.length === d + 1 && fraction[d] >= '5') { a += Math.pow(10, -(d + 2)); }
    var parts = a.toFixed(d).split('.'), whole = parts[0].replace(/\B(?=(\d{3})+$)/g, english ? ',' : '.');
    return (v < 0 && /[1-9]/.test(parts.join('')) ? '−' : '') + whole + (parts[1] ? (english ? '.' : ',') + parts[1] : '');
  }

  /* --- Figures ------------------------------------------------------------------ */

  function figure(s, slice, area) {
    var i = slice.of.areaAt[area], n = i === undefined ? undefined : placeIn(slice)[i], v = n === undefined ? null : slice.v[n];
    if (v === null || v === undefined) { return null; }
    var f = { series: s, slice: slice, area: area, value: exact(v * slice.f, slice.f), qualifier: slice.q && slice.q[i], parts: null };
    if (slice.x && slice.x[i] !== undefined) { f.most = exact(slice.x[i] * slice.f, slice.f); }
    f.href = hrefOf(slice.of, slice, i, n);
    return f;
  }
  function exact(v, factor) { return factor > 1 ? Math.round(v) : v; }
  /* Where the figure of an area stands in the arrays of a slice. */
  function placeIn(slice) {
    if (!slice.places) { slice.places = {}; slice.of.sets[slice.a].forEach(function (area, n) { slice.places[area] = n; }); }
    return slice.places;
  }
  function hrefOf(s, slice, i, n) {
    if (slice.o && slice.o[i]) { return root + 'nguon/' + slice.o[i][0] + '.html#o-' + slice.o[i][1]; }
    var d = typeof slice.d === 'number' ? slice.d : slice.d[n], t = typeof slice.t === 'number' ? slice.t : slice.t[n];
    if (!slice.cells) { slice.cells = slice.c.split(' '); }
    if (d < 0 || slice.cells[n] === '-') { return ''; }
    return root + 'nguon/' + s.documents[d] + '.html?o=' + encodeURIComponent(s.sheets[t] + '!' + slice.cells[n]);
  }
  function measure(s) { return [s.k[0], s.l[0], s.s[0], s.u, s.h || '', s.part ? 'part' : ''].join('|'); }
  function measureWords(s) { return [s.k[1 + lang] || s.k[1] || s.k[0], s.l[1 + lang] || s.l[1], s.s[lang] || s.s[0], s.part ? say('trong đó', 'of which') : ''].filter(Boolean).join(', '); }
  function day(s) { var p = s.split('-'); return p.length === 3 ? (english ? s : p[2] + '/' + Number(p[1]) + '/' + p[0]) : p.length === 2 ? say('tháng ', '') + Number(p[1]) + '/' + p[0] : s; }
  function periodWords(p) {
    if (!p[1] && !p[2]) { return p[3] ? p[3] + say(' kỳ bình chọn', ' rounds of the vote') : say('không rõ kỳ', 'period not stated'); }
    if (!p[1]) { return say('đến ', 'until ') + day(p[2]); }
    if (!p[2]) { return say('từ ', 'since ') + day(p[1]); }
    if (p[1] === p[2]) { return (p[1].length === 4 ? say('năm ', '') : '') + day(p[1]); }
    return day(p[1]) + '–' + day(p[2]);
  }
  function number(f, bare) { return f.href ? el('a', { class: 'number', href: f.href }, words(f, bare)) : el('span', { class: 'number' }, words(f, bare)); }
  function areaLink(id) { var a = index.at[id]; return a ? el('a', { href: root + a.p }, a.n) : doc.createTextNode(id); }

  /* The old provinces added up to the new ones, only where all of them report. */
  function merged(s, slice) {
    return index.areas.filter(function (a) { return a.b === '2025'; }).map(function (a) {
      var parts = (a.of || []).map(function (id) { return figure(s, slice, id); });
      var lacking = (a.of || []).filter(function (id, i) { return !parts[i]; });
      var moved = (a.of || []).map(function (id) { return breakWords('', id, '', Number(String(slice.p[1] || slice.p[2]).slice(0, 4)), 2025); }).filter(Boolean)[0];
      var all = parts.length > 0 && !lacking.length && !moved && (s.adds || parts.length === 1);
      var f = null;
      if (all) {
        f = { series: s, slice: slice, area: a.id, value: parts.reduce(function (t, p) { return t + p.value; }, 0), href: parts.length === 1 ? parts[0].href : '', parts: parts };
        var q = parts.filter(function (p) { return p.qualifier; });
        if (q.length) { f.qualifier = parts.length === 1 ? q[0].qualifier : 'about'; }
      }
      var why = all ? '' : moved ? say('địa giới đã đổi sau kỳ này: ', 'the land changed after this period: ') + moved : lacking.length ? say('chưa đủ: còn thiếu ', 'incomplete: lacks ') + lacking.map(function (id) { return index.at[id] ? index.at[id].n : id; }).join(', ')
        : say('chỉ tiêu này không cộng được giữa các tỉnh', 'this indicator does not add up over provinces');
      return { area: a, figure: f, why: why };
    });
  }

  /* All provinces of a boundary version with their figures of one measure and
     period: their own, or the old ones added up. */
  function rowsOn(s, list, boundary) {
    var own = list.filter(function (x) { return x.b === boundary; })[0], old = list.filter(function (x) { return x.b === '2008'; })[0], rows;
    if (own || boundary === '2008') {
      rows = index.areas.filter(function (a) { return a.b === boundary; }).map(function (a) { return { area: a, figure: own ? figure(s, own, a.id) : null, why: '' }; });
    } else { rows = old ? merged(s, old) : []; }
    return { slice: own || old || list[0], rows: rows, sum: !own && boundary === '2025' };
  }
  function largestFirst(rows) { return rows.filter(function (r) { return r.figure; }).sort(function (a, b) { return b.figure.value - a.figure.value || a.area.n.localeCompare(b.area.n, 'vi'); }); }
  function subtitle(now, with_) {
    var sub = [measureWords(now.slice), periodWords(now.slice.p), fill(say('{0}/{1} tỉnh có số liệu', '{0} of {1} provinces have figures'), [with_.length, now.rows.length])].join(' · ');
    return now.sum ? sub + say(' · cộng các tỉnh cũ, chỉ khi đủ cả', ' · old provinces added up where all report') : sub;
  }

  /* --- The indicator's page --------------------------------------------------------- */

  function explore(box) {
    var state = {}, s;
    var pickers = Array.prototype.slice.call(box.querySelectorAll('select'));
    pickers.forEach(function (p) { state[p.name] = p.value; });
    var start = JSON.stringify(state);
    new URLSearchParams(location.search).forEach(function (v, k) { if (k in state) { state[k] = v; } });
    var files = {};
    box.getAttribute('data-explore').split(' ').forEach(function (f) { files[f.split('=')[0]] = f.slice(f.indexOf('=') + 1); });
    function ready(then) {
      var kind = state.so.split('|')[0], file = files[kind] || files[Object.keys(files)[0]];
      load(box.getAttribute('data-index'), function () { load(file, function () { s = series[Object.keys(series)[0]]; then(); }); });
    }

    function slicesOf(m) { return s.slices.filter(function (x) { return measure(x) === m; }); }
    function set(name, options) {
      var p = box.querySelector('select[name="' + name + '"]');
      p.textContent = '';
      options.forEach(function (o) { p.appendChild(el('option', { value: o[0] }, o[1])); });
      if (!options.some(function (o) { return o[0] === state[name]; })) { state[name] = options.length ? options[0][0] : ''; }
      p.value = state[name];
    }
    function sync() {
      var list = slicesOf(state.so);
      if (!list.length) { state.so = measure(s.slices[0]); list = slicesOf(state.so); }
      var seen = {};
      set('ky', list.filter(function (x) { return !seen[x.p[0]] && (seen[x.p[0]] = true); }).map(function (x) { return [x.p[0], periodWords(x.p)]; }));
      set('vung', [['', say('cả nước', 'all')]].concat(Object.keys(index.regions).filter(function (k) { return k.indexOf(state['dia-gioi'] + '/') === 0; }).sort()
        .map(function (k) { return [k.split('/')[1], index.regions[k][lang]]; })));
      set('tinh', [['', say('chọn một tỉnh', 'choose one')]].concat(index.areas.filter(function (a) { return a.b === state['dia-gioi']; }).map(function (a) { return [a.id.split('@')[0], a.n]; })));
      box.querySelector('select[name="so"]').value = state.so;
      box.querySelector('select[name="dia-gioi"]').value = state['dia-gioi'];
    }
    function rowsNow() {
      var now = rowsOn(s, slicesOf(state.so).filter(function (x) { return x.p[0] === state.ky; }), state['dia-gioi']);
      now.rows = now.rows.filter(function (r) { return !state.vung || r.area.r === state.vung; });
      return now;
    }
    function draw() {
      sync();
      var now = rowsNow(), with_ = largestFirst(now.rows), sub = subtitle(now, with_);
      map(now, with_, sub);
      ranking(now, with_, sub);
      chosen(now, with_);
      if (whole && whole.open) { everything(whole.querySelector('.scroll')); }
      remember();
    }
    function remember() {
      var q = new URLSearchParams(location.search), begin = JSON.parse(start);
      Object.keys(state).forEach(function (k) { if (state[k] && state[k] !== begin[k]) { q.set(k, state[k]); } else { q.delete(k); } });
      var text = q.toString();
      try { history.replaceState(null, '', (text ? '?' + text : location.pathname.split('/').pop()) + location.hash); } catch (e) { /* a folder may refuse; the choice holds on the page */ }
    }
    function replace(id, title, sub, body, table) {
      var f = doc.getElementById(id);
      if (!f) { return; }
      f.querySelector('h2').textContent = title;
      var p = f.querySelector('figcaption .sub');
      if (p) { p.textContent = sub; }
      var d = f.querySelector('.drawing');
      d.textContent = '';
      d.appendChild(body);
      Array.prototype.slice.call(f.querySelectorAll('.notes, :scope > .source')).forEach(function (n) { if (!n.querySelector('[href*="xep-hang"]')) { n.remove(); } });
      var t = f.querySelector('details.data table.twin');
      if (t && table) { t.replaceWith(table); }
      f.setAttribute('data-chosen', '');
    }
    function map(now, with_, sub) {
      var all = index.areas.filter(function (a) { return a.b === state['dia-gioi']; }), by = {};
      now.rows.forEach(function (r) { by[r.area.id] = r; });
      var title = with_.length ? fill(say('{0} tỉnh, thành phố có số liệu {1}', '{0} provinces have figures for {1}'), [with_.length, periodWords(now.slice.p)]) : say('Chưa có số liệu', 'No figures');
      var unit = narrow(with_).word;
      replace('ban-do', title, unit ? sub + say(' · đơn vị trên ô: ', ' · unit of the tiles: ') + unit + ' ' + (unitName(with_[0].figure.slice.u)) : sub, tiles(all, by, with_, title, state.tinh), null);
    }
    function ranking(now, with_, sub) {
      var title = with_.length > 1 && with_[0].figure.value !== with_[1].figure.value ? fill(say('{0} cao nhất: {1}', '{0} is highest: {1}'), [with_[0].area.n, words(with_[0].figure)]) : say('Xếp hạng các tỉnh', 'Ranking of provinces');
      replace('xep-hang', title, sub, bars(with_, title, state.tinh), table(now, with_));
    }
    function table(now, with_) {
      var body = el('tbody', {}, with_.map(function (r, i) { return line(r, i + 1); }).concat(now.rows.filter(function (r) { return !r.figure; }).map(function (r) { return line(r, null); })));
      return el('table', { class: 'twin' }, [el('caption', { id: 'xep-hang-cap' }, say('Mọi tỉnh', 'All provinces')), el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, say('Tỉnh, thành phố', 'Province')), el('th', { scope: 'col', class: 'n' }, say('Số liệu', 'Figure')), el('th', { scope: 'col', class: 'n' }, say('Hạng', 'Rank'))])), body]);
    }
    function line(r, rank) {
      return el('tr', r.area.id.split('@')[0] === state.tinh ? { class: 'acc' } : {}, [el('th', { scope: 'row' }, areaLink(r.area.id)),
        r.figure ? el('td', { class: 'n', 'data-v': r.figure.value }, number(r.figure)) : el('td', { class: 'n none' }, r.why || say('không có số liệu', 'no data')), el('td', { class: 'n', 'data-v': rank || '' }, rank ? String(rank) : '–')]);
    }
    function chosen(now, with_) {
      var place = doc.getElementById('chon');
      place.textContent = '';
      if (!state.tinh) { return; }
      var id = state.tinh + '@' + state['dia-gioi'], at = with_.findIndex(function (r) { return r.area.id === id; }), row = now.rows.filter(function (r) { return r.area.id === id; })[0];
      if (!row) { place.appendChild(el('p', {}, say('Tỉnh này không thuộc vùng đã chọn.', 'This province is not in the chosen region.'))); return; }
      place.appendChild(el('p', { class: 'big' }, row.figure ? [el('strong', {}, number(row.figure)), el('span', {}, fill(say('{0}, {1}; thứ {2} trong {3} tỉnh có số liệu', '{0}, {1}; number {2} of {3} provinces with figures'), [row.area.n, periodWords(now.slice.p), at + 1, with_.length]))]
        : [el('strong', {}, row.area.n), el('span', {}, row.why || say('không có số liệu', 'no data'))]));
      if (row.figure && row.figure.parts && row.figure.parts.length > 1) {
        place.appendChild(el('p', {}, [say('Cộng từ: ', 'Added up from: ')].concat(row.figure.parts.reduce(function (list, p, i) { return list.concat(i ? '; ' : '', areaLink(p.area), NB, number(p)); }, []))));
      }
      var c = course(id);
      if (c) { place.appendChild(c); }
    }
    /* A new province before it was: its old ones added up, where all report. */
    function summed(x, id) {
      if (state['dia-gioi'] !== '2025' || x.b !== '2008') { return null; }
      return merged(s, x).filter(function (r) { return r.area.id === id; })[0].figure;
    }
    /* The years of one province, the line broken where no line may lead. */
    function course(id) {
      var points = slicesOf(state.so).filter(function (x) { return /^\d{4}$/.test(x.p[1]) && x.p[1] === x.p[2]; }).map(function (x) { return { year: Number(x.p[1]), figure: figure(s, x, id) || summed(x, id) }; })
        .filter(function (p) { return p.figure; }).sort(function (a, b) { return a.year - b.year; });
      if (points.length < 3) { return null; }
      var title = fill(say('{0} qua các năm', '{0} over the years'), [index.at[id].n]);
      return el('figure', { class: 'chart', id: 'chon-nam', 'data-form': 'line' }, [el('figcaption', {}, [el('h2', {}, title), el('p', { class: 'sub' }, s.name[lang] + ' · ' + measureWords(points[0].figure.slice))]), el('div', { class: 'drawing' }, lineDrawing(points, s.id, title)),
        el('details', { class: 'data' }, [el('summary', {}, say('Bảng số liệu', 'Table of figures')), el('table', { class: 'twin' }, [el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, say('Năm', 'Year')), el('th', { scope: 'col', class: 'n' }, say('Số liệu', 'Figure'))])),
          el('tbody', {}, points.map(function (p) { return el('tr', {}, [el('th', { scope: 'row' }, String(p.year)), el('td', { class: 'n', 'data-v': p.figure.value }, number(p.figure))]); }))])])]);
    }
    /* All provinces and years of what is chosen, shaded by size. */
    function everything(place) {
      var list = slicesOf(state.so).filter(function (x) { return /^\d{4}$/.test(x.p[1]) && x.p[1] === x.p[2]; }).sort(function (a, b) { return Number(a.p[1]) - Number(b.p[1]); });
      var rows = index.areas.filter(function (a) { return a.b === state['dia-gioi']; }).map(function (a) { return { area: a, figures: {} }; }), years = [], most = 0;
      list.forEach(function (x) {
        if (years.indexOf(x.p[1]) < 0) { years.push(x.p[1]); }
        var sums = {};
        if (x.b === '2008' && state['dia-gioi'] === '2025') { merged(s, x).forEach(function (r) { sums[r.area.id] = r.figure; }); }
        rows.forEach(function (r) {
          var f = figure(s, x, r.area.id) || sums[r.area.id];
          if (f) { r.figures[x.p[1]] = f; most = Math.max(most, f.value); }
        });
      });
      var unit = list.length ? scale(most, list[0].u) : [1, ''], shade = function (f) { return 'q' + Math.max(1, Math.min(5, Math.ceil(5 * f.value / (most || 1)))); };
      place.textContent = '';
      place.appendChild(el('p', { class: 'unit' }, say('Đơn vị tính: ', 'Unit: ') + unit[1]));
      place.appendChild(el('table', { class: 'twin heat' }, [el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, say('Tỉnh, thành phố', 'Province'))].concat(years.map(function (y) { return el('th', { scope: 'col', class: 'n' }, y); })))),
        el('tbody', {}, rows.filter(function (r) { return !state.vung || r.area.r === state.vung; }).map(function (r) {
          return el('tr', r.area.id.split('@')[0] === state.tinh ? { class: 'acc' } : {}, [el('th', { scope: 'row' }, areaLink(r.area.id))].concat(years.map(function (y) {
            var f = r.figures[y], words_ = f ? (f.qualifier ? (qualifiers[f.qualifier] || '') + NB : '') + trimmed(f.value / unit[0]) : '';
            return f ? el('td', { class: 'n ' + shade(f), 'data-v': f.value }, f.href ? el('a', { href: f.href }, words_) : words_) : el('td', { class: 'n' });
          })));
        }))]));
    }
    var whole = doc.querySelector('[data-everything]');
    if (whole) {
      whole.addEventListener('toggle', function () { if (whole.open) { ready(function () { everything(whole.querySelector('.scroll')); }); } });
      if (whole.open) { ready(function () { everything(whole.querySelector('.scroll')); }); }
    }

    pickers.forEach(function (p) {
      p.addEventListener('change', function () { state[p.name] = p.value; if (p.name === 'dia-gioi') { state.vung = ''; } ready(draw); });
    });
    if (JSON.stringify(state) !== start) { ready(draw); }
  }

  function breakWords(id, area, kind, from, to) {
    var old = index.at[area] && index.at[area].of || [];
    var b = (index.breaks || []).filter(function (x) { return (x[0] ? x[0] === id : x[1] === area || old.indexOf(x[1]) >= 0) && (!x[2] || x[2] === kind) && from < x[3] && x[3] <= to; })[0];
    return b ? b[4 + lang] : '';
  }
  function lineDrawing(points, id, title) {
    var W = 640, H = 230, left = 64, right = 90, first = points[0].year, last = points[points.length - 1].year, most = Math.max.apply(null, points.map(function (p) { return p.figure.value; }).concat(0)) || 1;
    var x = function (y) { return left + (W - left - right) * (y - first) / Math.max(1, last - first); }, y = function (v) { return 20 + 170 * (1 - Math.max(0, v) / most); };
    var svg = el('svg', { class: 'ch fit', viewBox: '0 0 ' + W + ' ' + H, role: 'group', 'aria-label': title });
    svg.appendChild(el('line', { class: 'ax', x1: left, x2: W - right, y1: y(0), y2: y(0) }));
    points.forEach(function (p, i) {
      var before = points[i - 1], why = before && (p.year !== before.year + 1 ? say('thiếu năm', 'missing year') : breakWords(id, p.figure.area, p.figure.slice.k[0], before.year, p.year));
      if (before && !why) { svg.appendChild(el('line', { class: 'ln b', x1: x(before.year), y1: y(before.figure.value), x2: x(p.year), y2: y(p.figure.value) })); }
      if (why) {
        var at = (x(before.year) + x(p.year)) / 2;
        svg.appendChild(el('line', { class: 'br', x1: at, x2: at, y1: 14, y2: y(0) }));
        svg.appendChild(el('text', { class: 's' + (at > W / 2 ? ' e' : ''), x: at + (at > W / 2 ? -4 : 4), y: 12 }, why));
      }
      svg.appendChild(el('svg:a', p.figure.href ? { href: p.figure.href, 'aria-label': p.year + ': ' + words(p.figure) } : {}, el('circle', { class: 'b', cx: x(p.year), cy: y(p.figure.value), r: 4 }, el('title', {}, p.year + ': ' + words(p.figure)))));
      if (i === 0 || i === points.length - 1) { svg.appendChild(el('text', i ? { x: x(p.year) + 8, y: y(p.figure.value) + 4, class: 'v' } : { x: x(p.year) - 8, y: y(p.figure.value) + 4, class: 'v e' }, words(p.figure, true))); }
      if (i === 0 || i === points.length - 1 || (points.length < 13)) { svg.appendChild(el('text', { class: 's c', x: x(p.year), y: 212 }, String(p.year))); }
    });
    return svg;
  }

  var short = { 'Bà Rịa - Vũng Tàu': ['Bà Rịa-', 'V.Tàu'], 'Thừa Thiên Huế': ['T.Thiên', 'Huế'], 'Hồ Chí Minh': ['TP.', 'HCM'] };
  function nice(v) { var p = Math.pow(10, Math.floor(Math.log10(v || 1))); return [1, 2, 2.5, 5, 10].map(function (f) { return f * p; }).filter(function (f) { return f >= v * (1 - 1e-12); })[0]; }
  /* The bounds of the shades, as the drawn map has them: equal steps, or fifths of
     the values where one step would hold most of them. */
  function steps(values, low, most) {
    var step = nice((most - low) / 5), first = Math.floor(low / step) * step, even = [1, 2, 3, 4].map(function (i) { return first + step * i; }), count = {};
    values.forEach(function (v) { var n = even.filter(function (b) { return v >= b; }).length; count[n] = (count[n] || 0) + 1; });
    if (values.length < 10 || !Object.keys(count).some(function (n) { return count[n] * 100 > values.length * 60; })) { return even; }
    var sorted = values.slice().sort(function (a, b) { return a - b; }), fifths = [];
    [1, 2, 3, 4].forEach(function (i) {
      var b = Number(sorted[Math.floor(i * sorted.length / 5)].toExponential(1));
      if (b > sorted[0] && (!fifths.length || b > fifths[fifths.length - 1])) { fifths.push(b); }
    });
    return fifths.length > 1 ? fifths : even;
  }
  /* One unit for all tiles in which the largest figure has room. */
  function narrow(with_) {
    var unit = with_.length ? with_[0].figure.slice.u : '', money = /^(vnd|usd)/.test(unit), most = Math.max.apply(null, with_.map(function (r) { return Math.abs(r.figure.value); }).concat(0));
    var list = [[1, ''], [1e3, say('nghìn', 'thousand')], [1e6, say('triệu', 'million')], [1e9, say('tỷ', 'billion')], [1e12, say('nghìn' + NB + 'tỷ', 'trillion')], [1e15, say('triệu' + NB + 'tỷ', 'quadrillion')]];
    var at = list.filter(function (f) { return most / f[0] < 1000 && !(money && f[0] === 1e3); })[0] || list[5];
    return { factor: at[0], word: at[1], text: function (v) { return at[0] === 1 ? trimmed(v) : trimmed(Math.round(v / at[0] * 10) / 10); } };
  }
  function tiles(areas, by, with_, title, own) {
    var most = with_.length ? with_[0].figure.value : 1, low = Math.min(0, with_.length ? with_[with_.length - 1].figure.value : 0);
    var bounds = steps(with_.map(function (r) { return r.figure.value; }), low, most), scaled = narrow(with_);
    var shade = function (v) { return 'h' + (1 + bounds.filter(function (b) { return v >= b; }).length); };
    var cols = 3, rows = 0, taken = {};
    areas.forEach(function (a) { cols = Math.max(cols, a.t[0] + 1); rows = Math.max(rows, a.t[1] + 1); taken[a.t] = true; });
    var boxes = [['da-nang', 'Hoàng Sa', 'Đà Nẵng', -1], ['khanh-hoa', 'Trường Sa', 'Khánh Hòa', 1]].map(function (i) {
      var home = areas.filter(function (a) { return a.id.split('@')[0] === i[0]; })[0], row = home ? home.t[1] : rows;
      while (row >= 0 && row <= rows && (taken[[cols - 2, row]] || taken[[cols - 1, row]])) { row += i[3]; }
      if (row < 0) { row = rows + 1; }
      taken[[cols - 2, row]] = taken[[cols - 1, row]] = true;
      return { home: home, name: i[1], of: i[2], row: row };
    });
    boxes.forEach(function (b) { rows = Math.max(rows, b.row + 1); });
    var svg = el('svg', { class: 'ch map', viewBox: '0 0 ' + cols * 44 + ' ' + rows * 44, role: 'group', 'aria-label': title });
    var look = function (r) { return r && r.figure ? { class: shade(r.figure.value) } : r && r.why ? { class: 'wh' } : { class: 'ms', fill: 'url(#p-miss)' }; };
    areas.forEach(function (a) {
      var r = by[a.id], x = a.t[0] * 44, y = a.t[1] * 44, name = short[a.n] || (a.n.indexOf(' ') < 0 ? [a.n] : [a.n.slice(0, a.n.indexOf(' ')), a.n.slice(a.n.indexOf(' ') + 1)]);
      var g = el('svg:a', { href: r && r.figure && r.figure.href || root + a.p }, el('title', {}, a.n + ': ' + (r && r.figure ? words(r.figure) : r && r.why || say('không có số liệu', 'no data'))));
      var p = look(r);
      p.d = 'M' + x + ' ' + y + 'h42v42h-42z';
      g.appendChild(el('path', p));
      if (a.id.split('@')[0] === own) { g.appendChild(el('path', { class: 'own', d: 'M' + (x + 1) + ' ' + (y + 1) + 'h40v40h-40z' })); }
      var t = el('text', { x: x + 21, y: y + (r && r.figure ? 22 : 24) - (name.length > 1 ? (r && r.figure ? 10 : 5) : 0) }, name[0]);
      if (name[1]) { t.appendChild(el('tspan', { x: x + 21, dy: 10.5 }, name[1])); }
      if (r && r.figure) { var v = scaled.text(r.figure.value); t.appendChild(el('tspan', { class: 'v' + (v.length > 7 ? ' xs' : v.length > 5 ? ' sm' : ''), x: x + 21, dy: 14 }, v)); }
      g.appendChild(t);
      svg.appendChild(g);
    });
    boxes.forEach(function (b) {
      var x = (cols - 2) * 44, y = b.row * 44, g = el('g', {}, [el('title', {}, b.name + ' (' + b.of + ')'), el('path', { class: 'box', d: 'M' + (x + 0.5) + ' ' + (y + 0.5) + 'h85v41h-85z' })]);
      [[8, 10], [14, 18], [9, 27], [18, 9], [17, 31]].forEach(function (c) { var p = look(b.home && by[b.home.id]); p.cx = x + c[0]; p.cy = y + c[1]; p.r = 2.6; g.appendChild(el('circle', p)); });
      g.appendChild(el('text', { class: 'isl', x: x + 54, y: y + 19 }, [b.name, el('tspan', { x: x + 54, dy: 13 }, '(' + b.of + ')')]));
      svg.appendChild(g);
    });
    return svg;
  }

  function bars(with_, title, own) {
    var kept = with_.filter(function (r, i) { return with_.length <= 13 || i < 10 || i >= with_.length - 3 || r.area.id.split('@')[0] === own; });
    var W = 520, left = 140, right = 110, most = with_.length ? Math.max(with_[0].figure.value, 0) || 1 : 1, y = 2, leaps = 0, before = -1, svg = el('svg', { class: 'ch fit', role: 'group', 'aria-label': title });
    kept.forEach(function (r) {
      var i = with_.indexOf(r);
      if (i > before + 1) { svg.appendChild(el('text', { class: 'none', x: left + 5, y: y + 15 }, fill(say('⋮ {0} đơn vị khác, ở bảng số liệu', '⋮ {0} others, in the table'), [i - before - 1]))); y += 22; leaps++; }
      before = i;
      var wide = (W - left - right) * Math.max(0, r.figure.value) / most, mine = r.area.id.split('@')[0] === own;
      svg.appendChild(el('text', { class: 'l e' + (mine ? ' acc' : ''), x: left - 8, y: y + 16.5 }, r.area.n));
      svg.appendChild(el('svg:a', r.figure.href ? { href: r.figure.href } : {}, [el('rect', { class: mine ? 'acc' : 'b', x: left, y: y + 5, width: wide, height: 14 }), el('text', { class: 'v', x: left + wide + 5, y: y + 16.5 }, words(r.figure))]));
      y += 24;
    });
    svg.appendChild(el('line', { class: 'ax', x1: left, x2: left, y1: 0, y2: y }));
    svg.setAttribute('viewBox', '0 0 ' + W + ' ' + (y + 2));
    return with_.length ? svg : el('p', { class: 'empty' }, say('Không tỉnh nào có số liệu cho lựa chọn này.', 'No province has a figure for this choice.'));
  }

  /* --- Two figures beside each other --------------------------------------------------- */

  function years(p) { var a = /^\d{4}$/.test(p[1]) && /^\d{4}$/.test(p[2]); return a ? Number(p[2]) - Number(p[1]) + 1 : 0; }
  function bounds(f) {
    switch (f.qualifier) {
      case 'more_than': case 'at_least': return [f.value, Infinity];
      case 'less_than': case 'up_to': case 'almost': return [-Infinity, f.value];
      case 'about': return [f.value * 0.9, f.value * 1.1];
    }
    return [f.value, f.most === undefined ? f.value : f.most];
  }

  /* First and last day of a period, as ISO texts; '' where an end is not known. */
  function span(p) {
    var last = p[2] && p[2].length < 10 ? new Date(Date.UTC(Number(p[2].slice(0, 4)), p[2].length === 4 ? 12 : Number(p[2].slice(5, 7)), 0)).toISOString().slice(0, 10) : p[2] || '';
    return { first: p[1] ? (p[1] + '-01-01').slice(0, 10) : '', last: last };
  }
  function months(s) {
    var after = new Date(Date.parse(s.last) + 864e5);
    return (after.getUTCFullYear() - Number(s.first.slice(0, 4))) * 12 + after.getUTCMonth() + 1 - Number(s.first.slice(5, 7));
  }
  /* The changes of the site's index, each as {on, is, boundaries}. */
  function changes(fits) {
    return (index.breaks || []).filter(function (b) { return b[6] && fits(b); }).map(function (b) { return { on: b[6], is: b[7], boundaries: b[8] || [] }; }).sort(function (p, q) { return p.on < q.on ? -1 : p.on > q.on ? 1 : 0; });
  }
  function within(list, s) { var first = s.first || s.last, last = s.last || s.first; return list.some(function (c) { return c.on > first && c.on <= last; }); }
  /* The rules by which a figure counts: '' the first ones, 'mixed' where they changed within its period. */
  function rules(f, s) {
    var list = changes(function (b) { return b[0] === f.series.id && (!b[2] || b[2] === f.slice.k[0]); });
    return within(list, s) ? 'mixed' : list.reduce(function (is, c) { return c.on <= (s.first || s.last) ? c.is : is; }, '');
  }
  /* The land that a figure speaks of, and the boundary versions in which it is one province. */
  function land(f, s) {
    var a = index.at[f.area] || { id: f.area, l: f.area, in: [f.area.split('@')[1] || f.slice.b] };
    var list = changes(function (b) { return b[1] && index.at[b[1]] && index.at[b[1]].l === a.l; }), later = list.filter(function (c) { return c.on > (s.last || s.first); })[0];
    if (within(list, s)) { return { name: a.l, mixed: true, boundaries: a.in }; }
    return later ? { name: later.is, mixed: false, boundaries: later.boundaries } : { name: a.l, mixed: false, boundaries: a.in || [] };
  }
  /* Why two figures are not comparable, '' when they are: the same rule, in the
     same order, as incomparable() of the database, and held to it by a test. */
  function reason(a, b) {
    var x = a.slice, y = b.slice, s = span(x.p), t = span(y.p), stock = x.h === 'stock', same = x.p[0] === y.p[0];
    if (a.series.id !== b.series.id) { return 'indicator'; }
    if (x.u !== y.u) { return 'unit'; }
    if (x.k[0] !== y.k[0]) { return 'kind'; }
    if (x.l[0] !== y.l[0]) { return 'level'; }
    if (x.s[0] !== y.s[0]) { return 'split'; }
    if (!!x.part !== !!y.part) { return 'part'; }
    if (!s.last || !t.last || (!s.first && !stock) || (!t.first && y.h !== 'stock')) { return 'period_unknown'; }
    if ((x.h || '') !== (y.h || '')) { return 'behaviour'; }
    var r = rules(a, s), q = rules(b, t);
    if (r !== q || (r === 'mixed' && !same)) { return 'definition'; }
    var l = land(a, s), m = land(b, t);
    if (l.name === m.name && l.mixed === m.mixed && (!l.mixed || same)) {
      return stock ? '' : months(s) !== months(t) ? 'period_length' : s.first.slice(5) !== t.first.slice(5) ? 'season' : '';
    }
    if (a.area.split('@')[0] === b.area.split('@')[0]) { return 'boundary_change'; }
    if (!l.boundaries.some(function (v) { return m.boundaries.indexOf(v) >= 0; })) { return 'boundary'; }
    return s.last !== t.last || (!stock && s.first !== t.first) ? 'period' : '';
  }

  /* Whether two figures may be compared: {answer: yes | no | if, reasons, by}. */
  function judge(a, b) {
    var x = a.slice, y = b.slice, no = [], conditions = [], by = 1, A = index.at[a.area], B = index.at[b.area];
    var differ = function (what, p, q) { no.push(fill(what, [p, q])); };
    if (a.area === b.area && x === y) { no.push(say('đây là cùng một số liệu', 'this is one and the same figure')); }
    if (x.k[0] !== y.k[0]) { differ(say('một bên là {0}, một bên là {1}', 'one is {0}, the other {1}'), (x.k[1 + lang] || x.k[1]).toLowerCase(), (y.k[1 + lang] || y.k[1]).toLowerCase()); }
    if (x.l[0] !== y.l[0]) { differ(say('khác cấp: {0} và {1}; các cấp lồng nhau', 'unlike levels: {0} and {1}; levels nest'), x.l[1 + lang] || say('không nêu', 'not stated'), y.l[1 + lang] || say('không nêu', 'not stated')); }
    if (x.s[0] !== y.s[0] || !!x.part !== !!y.part) { differ(say('khác phạm vi: {0} và {1}', 'unlike scope: {0} and {1}'), x.s[lang] || say('toàn bộ', 'the whole'), y.s[lang] || say('toàn bộ', 'the whole')); }
    if (x.u !== y.u) { differ(say('khác đơn vị tính: {0} và {1}', 'unlike units: {0} and {1}'), unitName(x.u), unitName(y.u)); }
    if ((x.h || '') !== (y.h || '')) { no.push(say('khác cách tính: một bên tính trong kỳ, một bên lũy kế hoặc tại thời điểm', 'counted differently: within a period, cumulative, or at a moment')); }
    var code = reason(a, b), inside = (A && A.of || []).concat(B && B.of || []);
    if (code === 'boundary' || code === 'boundary_change') {
      no.push(inside.indexOf(a.area) >= 0 || inside.indexOf(b.area) >= 0 ? say('khác địa giới: một tỉnh là phần của tỉnh kia', 'unlike boundaries: one province is a part of the other')
        : code === 'boundary' ? say('khác địa giới: hai địa bàn chưa bao giờ là hai tỉnh của cùng một thời kỳ', 'unlike boundaries: the two lands never were two provinces at the same time')
        : say('khác địa giới: cùng tên nhưng địa bàn của tỉnh đã thay đổi', 'unlike boundaries: one name for two lands'));
    }
    if (code === 'definition') { no.push(say('cách tính chỉ tiêu đã thay đổi giữa hai kỳ', 'the definition of the indicator changed between the two periods')); }
    if (!no.length) { periods(x, y, no, conditions, function (n) { by = n; }); }
    var p = bounds(a), q = bounds(b);
    if (!no.length && (a.qualifier || b.qualifier || a.most !== undefined || b.most !== undefined)) {
      if (p[1] > q[0] && q[1] > p[0]) { conditions.push(say('số nêu không chính xác nên không kết luận được bên nào lớn hơn', 'the figures are not exact: which is larger cannot be said')); }
      else { conditions.push(say('chỉ so được hơn kém, không tính được chênh lệch', 'larger or smaller can be said, the difference cannot')); }
    }
    return { answer: no.length ? 'no' : conditions.length ? 'if' : 'yes', reasons: no.length ? no : conditions, by: by, code: code };
  }
  function periods(x, y, no, conditions, per) {
    var known = function (s) { return s.p[1] || s.p[2]; };
    if (!known(x) && !known(y) && x.p[3] && y.p[3]) {
      if (x.p[3] !== y.p[3]) { conditions.push(fill(say('chia cho số kỳ bình chọn: {0} và {1}', 'divided by the rounds of the vote: {0} and {1}'), [x.p[3], y.p[3]])); per('rounds'); }
      return;
    }
    if (!known(x) || !known(y)) { no.push(say('không rõ kỳ của một trong hai số', 'the period of one figure is not known')); return; }
    if (x.p[1] === y.p[1] && x.p[2] === y.p[2]) { return; }
    var a = years(x.p), b = years(y.p);
    if (!a || !b) { no.push(say('kỳ không trọn năm hoặc thiếu một đầu, nên không quy về một năm được', 'a period is open or no whole years')); return; }
    if (x.h === 'stock' || y.h === 'stock') { conditions.push(say('khác thời điểm: chênh lệch gồm cả thay đổi theo thời gian', 'unlike moments: the difference holds change over time')); return; }
    if (a !== b) { conditions.push(fill(say('hai kỳ dài khác nhau ({0} và {1} năm): so bình quân một năm', 'periods of unlike length ({0} and {1} years): compared per year'), [a, b])); per('years'); }
    else { conditions.push(say('khác năm: chênh lệch gồm cả thay đổi theo thời gian', 'unlike years: the difference holds change over time')); }
  }
  window.tonghopJudge = judge;
  window.tonghopWords = words;

  function pair(box) {
    var q = new URLSearchParams(location.search), state = {};
    ['chi-tieu', 'a', 'b', 'sa', 'sb'].forEach(function (k) { state[k] = q.get(k) || ''; });
    var select = function (k) { return box.querySelector('select[name="' + k + '"]'); };
    function set(k, options) {
      var p = select(k);
      p.textContent = '';
      options.forEach(function (o) { p.appendChild(el('option', { value: o[0] }, o[1])); });
      if (!options.some(function (o) { return o[0] === state[k]; })) { state[k] = options.length ? options[0][0] : ''; }
      p.value = state[k];
    }
    function indicator() { return index.indicators.filter(function (i) { return i.id === state['chi-tieu']; })[0]; }
    function keyOf(s) { return measure(s) + '|' + s.p[0]; }
    function areasOf(s) {
      return s.areas.filter(function (id) { return index.at[id]; }).map(function (id) { return [id, index.at[id].n + (index.at[id].b === '2025' ? say(' (từ 01/7/2025)', ' (from 1 July 2025)') : '')]; })
        .sort(function (x, y) { return x[1].localeCompare(y[1], 'vi'); });
    }
    function figuresOf(s, area) { return s.slices.map(function (x) { return figure(s, x, area); }).filter(Boolean); }
    /* A province beside its region: the provinces of the region added up, where all
       of them report and the indicator adds. */
    function regionName(id) { var a = index.at[id], r = a && index.regions[a.b + '/' + a.r]; return r ? r[lang] || r[0] : ''; }
    function regionOption(id) { return regionName(id) ? [['vung', say('Vùng của tỉnh thứ nhất: ', 'Region of the first: ') + regionName(id)]] : []; }
    function regionFigures(s, id) {
      var home = index.at[id], inside = index.areas.filter(function (a) { return home && a.b === home.b && a.r === home.r; });
      return s.slices.filter(function (x) { return home && x.b === home.b; }).map(function (x) {
        var rows = inside.map(function (a) { return { area: a, figure: figure(s, x, a.id) }; }), with_ = largestFirst(rows);
        return { series: s, slice: x, area: 'vung', members: rows, reporting: with_, value: with_.reduce(function (t, r) { return t + r.figure.value; }, 0) };
      }).filter(function (f) { return f.reporting.length > 0; });
    }
    function regional(place, a, b) {
      var v = judge(a, b), lacking = b.members.filter(function (r) { return !r.figure; }).map(function (r) { return r.area.n; }), no = v.answer === 'no' ? v.reasons : [];
      var inexact = a.qualifier || b.reporting.some(function (r) { return r.figure.qualifier || r.figure.most !== undefined; });
      if (!b.series.adds) { no.push(say('chỉ tiêu này không cộng được giữa các tỉnh', 'this indicator does not add up over provinces')); }
      if (lacking.length) { no.push(say('chưa đủ tỉnh của vùng, còn thiếu ', 'the region is not complete, it lacks ') + lacking.join(', ')); }
      if (inexact) { no.push(say('có số nêu không chính xác nên không cộng được thành tổng của vùng', 'some figures are not exact, so there is no total of the region')); }
      var unlike = keyOf(a.slice) !== keyOf(b.slice);
      if (unlike && !no.length) { no.push(say('tỷ trọng chỉ tính được khi tỉnh và vùng cùng một kỳ', 'a share wants the province and the region in one period')); }
      place.setAttribute('data-answer', no.length ? 'no' : 'yes');
      var at = b.reporting.findIndex(function (r) { return r.area.id === a.area; }), region = regionName(a.area), own = index.at[a.area];
      place.appendChild(el('p', { class: 'answer' }, no.length ? say('Không so được với tổng của vùng', 'Not comparable with the total of the region') + (no.length === 1 ? ': ' + no[0] + '.' : ':')
        : fill(say('So được: {0} chiếm {1}% của {2}, đứng thứ {3} trong {4} tỉnh.', 'Comparable: {0} has {1}% of {2}, number {3} of {4} provinces.'), [own.n, trimmed(Number((100 * a.value / b.value).toFixed(2))), region, at + 1, b.reporting.length])));
      if (no.length > 1) { place.appendChild(el('ul', {}, no.map(function (r) { return el('li', {}, r); }))); }
      place.appendChild(el('div', { class: 'beside' }, [side(a), no.length ? '' : el('div', {}, [el('p', { class: 'big' }, [el('strong', {}, words(b)), el('span', {}, region + '. ' + measureWords(b.slice) + ', ' + periodWords(b.slice.p))]),
        el('p', { class: 'source' }, fill(say('Tổng của {0} tỉnh vẽ bên dưới; bấm vào từng số để mở ô gốc', 'The total of the {0} provinces drawn below; each number opens its cell'), [b.reporting.length]))])]));
      place.appendChild(el('figure', { class: 'chart', id: 'hai-so' }, [el('figcaption', {}, [el('h2', {}, fill(say('{0} trong vùng {1}', '{0} in {1}'), [own.n, region])), el('p', { class: 'sub' }, b.series.name[lang] + ' · ' + measureWords(b.slice) + ' · ' + periodWords(b.slice.p))]),
        el('div', { class: 'drawing' }, bars(b.reporting, region, a.area.split('@')[0]))]));
    }
    function draw() {
      set('chi-tieu', index.indicators.map(function (i) { return [i.id, i.n[lang] || i.n[0]]; }));
      var one = indicator();
      if (!one) { doc.getElementById('tra-loi').textContent = say('Chưa có chỉ tiêu nào có số liệu.', 'No indicator has figures yet.'); return; }
      every(Object.keys(one.f).map(function (k) { return site + one.f[k]; }), function () {
        var s = series[one.id], areas = areasOf(s);
        if (!state.b && areas.length > 1) { state.b = areas[1][0]; }
        set('a', areas);
        set('b', regionOption(state.a).concat(areas));
        var fa = figuresOf(s, state.a), fb = state.b === 'vung' ? regionFigures(s, state.a) : figuresOf(s, state.b), option = function (f) { return [keyOf(f.slice), measureWords(f.slice) + ', ' + periodWords(f.slice.p)]; };
        if (!state.sa) {
          var common = fa.filter(function (f) { return fb.some(function (g) { return keyOf(f.slice) === keyOf(g.slice); }); })[0];
          if (common) { state.sa = state.sb = keyOf(common.slice); }
        }
        set('sa', fa.map(option));
        set('sb', fb.map(option));
        answer(fa.filter(function (f) { return keyOf(f.slice) === state.sa; })[0], fb.filter(function (f) { return keyOf(f.slice) === state.sb; })[0]);
        q = new URLSearchParams();
        Object.keys(state).forEach(function (k) { if (state[k]) { q.set(k, state[k]); } });
        try { history.replaceState(null, '', '?' + q.toString()); } catch (e) { /* a folder may refuse */ }
      });
    }
    function answer(a, b) {
      var place = doc.getElementById('tra-loi');
      place.textContent = '';
      if (a && b && b.members) { regional(place, a, b); return; }
      if (!a || !b) { place.appendChild(el('p', { class: 'answer' }, say('Không so được: một bên không có số liệu.', 'Not comparable: one side has no figure.'))); return; }
      var v = judge(a, b), lead = { yes: say('So được', 'Comparable'), no: say('Không so được', 'Not comparable'), if: say('So được, với điều kiện', 'Comparable under conditions') }[v.answer];
      place.setAttribute('data-answer', v.answer);
      place.appendChild(el('p', { class: 'answer' }, lead + (v.answer === 'yes' ? ': ' + relation(a, b, 1, 1) : v.reasons.length === 1 ? ': ' + v.reasons[0] + '.' : ':')));
      if (v.reasons.length > 1) { place.appendChild(el('ul', {}, v.reasons.map(function (r) { return el('li', {}, r); }))); }
      var na = v.by === 'years' ? years(a.slice.p) : v.by === 'rounds' ? Number(a.slice.p[3]) : 1, nb = v.by === 'years' ? years(b.slice.p) : v.by === 'rounds' ? Number(b.slice.p[3]) : 1;
      if (v.answer === 'if' && !a.qualifier && !b.qualifier && a.most === undefined && b.most === undefined) { place.appendChild(el('p', {}, relation(a, b, na, nb))); }
      place.appendChild(el('div', { class: 'beside' }, [side(a), side(b)]));
      if (v.answer !== 'no') { place.appendChild(el('figure', { class: 'chart', id: 'hai-so' }, [el('figcaption', {}, [el('h2', {}, a.series.name[lang]), el('p', { class: 'sub' }, measureWords(a.slice) + (na !== 1 || nb !== 1 ? say(', bình quân một năm hoặc một kỳ', ', per year or round') : ''))]), el('div', { class: 'drawing' }, bars([per(a, na), per(b, nb)].sort(function (x, y) { return y.figure.value - x.figure.value; }), a.series.name[lang], ''))])); }
    }
    function per(f, n) { var c = Object.assign({}, f); c.value = f.value / n; return { area: { n: index.at[f.area].n + (n > 1 || f.slice.p[1] !== f.slice.p[2] ? '' : ' ' + f.slice.p[1]), id: f.area }, figure: c }; }
    function relation(a, b, na, nb) {
      var x = a.value / na, y = b.value / nb, A = index.at[a.area].n, B = index.at[b.area].n, d = Object.assign({}, a, { value: Math.abs(x - y), qualifier: '', most: undefined });
      if (x === y) { return fill(say('{0} và {1} bằng nhau.', '{0} and {1} are equal.'), [A, B]); }
      var up = x > y;
      return fill(say('{0} cao hơn {1} {2}', '{0} is above {1} by {2}'), [up ? A : B, up ? B : A, words(d)]) + (Math.min(x, y) > 0 ? fill(say(' ({0} lần).', ' ({0} times).'), [trimmed(Number((Math.max(x, y) / Math.min(x, y)).toFixed(2)))]) : '.');
    }
    function side(f) {
      return el('div', {}, [el('p', { class: 'big' }, [el('strong', {}, number(f)), el('span', {}, [areaLink(f.area), '. ' + measureWords(f.slice) + ', ' + periodWords(f.slice.p)])]),
        f.href ? el('p', { class: 'source' }, el('a', { href: f.href }, say('Mở ô hoặc câu gốc', 'Open the cell or sentence'))) : '']);
    }
    ['chi-tieu', 'a', 'b', 'sa', 'sb'].forEach(function (k) {
      select(k).addEventListener('change', function () {
        state[k] = select(k).value;
        if (k === 'chi-tieu') { state.sa = state.sb = ''; }
        if (k === 'a') { state.sa = ''; }
        draw();
      });
    });
    load(box.getAttribute('data-index'), draw);
  }

  /* --- 63 or 34 provinces, on a map or a ranking of any page ------------------------------ */

  /* What stands in a figure when the page comes, to be put back. */
  function before(f) {
    if (!f.tonghopBefore) {
      f.tonghopBefore = { title: f.querySelector('h2').textContent, sub: f.querySelector('.sub').textContent, drawing: f.querySelector('.drawing'),
        other: Array.prototype.slice.call(f.querySelectorAll(':scope > .notes, :scope > details.data, :scope > .source')) };
    }
    return f.tonghopBefore;
  }
  function through(box, boundary) {
    var f = box.closest('figure'), was = before(f), origin = boundary === box.getAttribute('data-own');
    Array.prototype.slice.call(box.querySelectorAll('button')).forEach(function (b) { b.setAttribute('aria-pressed', String(b.value === boundary)); });
    Array.prototype.slice.call(f.querySelectorAll('.lensed')).forEach(function (e) { e.remove(); });
    was.other.forEach(function (e) { e.hidden = !origin; });
    f.querySelector('.drawing').replaceWith(was.drawing);
    f.querySelector('h2').textContent = was.title;
    f.querySelector('.sub').textContent = was.sub;
    if (origin) { return; }
    load(box.getAttribute('data-index'), function () { load(box.getAttribute('data-file'), function () { lens(box, f, was, boundary); }); });
  }
  function lens(box, f, was, boundary) {
    var s = series[box.getAttribute('data-lens')], list = s.slices.filter(function (x) { return measure(x) === box.getAttribute('data-so') && x.p[0] === box.getAttribute('data-ky'); });
    if (!list.length) { return; }
    var now = rowsOn(s, list, boundary), with_ = largestFirst(now.rows), by = {}, body, map = f.getAttribute('data-form') === 'tiles';
    now.rows.forEach(function (r) { by[r.area.id] = r; });
    var title = with_.length ? with_.length > 1 && !map && with_[0].figure.value !== with_[1].figure.value ? fill(say('{0} cao nhất: {1}', '{0} is highest: {1}'), [with_[0].area.n, words(with_[0].figure)])
      : fill(say('{0} tỉnh, thành phố có số liệu {1}', '{0} provinces have figures for {1}'), [with_.length, periodWords(now.slice.p)]) : say('Chưa có số liệu', 'No figures');
    body = map ? tiles(index.areas.filter(function (a) { return a.b === boundary; }), by, with_, title, '') : bars(with_, title, '');
    var unit = map ? narrow(with_).word : '', d = was.drawing.cloneNode(false), lacking = now.rows.filter(function (r) { return !r.figure && r.why; });
    d.appendChild(body);
    f.querySelector('.drawing').replaceWith(d);
    f.querySelector('h2').textContent = title;
    f.querySelector('.sub').textContent = s.name[lang] + ' · ' + subtitle(now, with_) + (unit ? say(' · đơn vị trên ô: ', ' · unit of the tiles: ') + unit + ' ' + (units[now.slice.u] || now.slice.u) : '');
    if (lacking.length) {
      f.appendChild(el('details', { class: 'data lensed' }, [el('summary', {}, fill(say('{0} tỉnh chưa cộng được, vì sao', '{0} provinces without a total, and why'), [lacking.length])),
        el('ul', {}, lacking.map(function (r) { return el('li', {}, [areaLink(r.area.id), ': ' + r.why]); }))]));
    }
    f.appendChild(el('p', { class: 'source lensed' }, el('a', { href: root + 'chi-tieu/' + s.id + '.html?dia-gioi=' + boundary + '&ky=' + encodeURIComponent(box.getAttribute('data-ky')) + '&so=' + encodeURIComponent(box.getAttribute('data-so')) }, say('Bảng số liệu theo địa giới này', 'Table of these figures'))));
  }
  /* One choice switches every map and ranking of the page, and stands in its address. */
  window.tonghopLens = function (boundary) {
    var boxes = Array.prototype.slice.call(doc.querySelectorAll('[data-lens]')), q = new URLSearchParams(location.search);
    boxes.forEach(function (box) { through(box, boundary); });
    if (boxes.every(function (box) { return box.getAttribute('data-own') === boundary; })) { q.delete('dia-gioi'); } else { q.set('dia-gioi', boundary); }
    try { history.replaceState(null, '', (q.toString() ? '?' + q.toString() : location.pathname.split('/').pop()) + location.hash); } catch (e) { /* a folder may refuse */ }
  };

  Array.prototype.slice.call(doc.querySelectorAll('[data-explore]')).forEach(explore);
  Array.prototype.slice.call(doc.querySelectorAll('[data-pair]')).forEach(pair);
})();
