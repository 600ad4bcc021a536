/* The page of an indicator: another period, region, basis or province. */
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
    set('vung', regionOptions(state['dia-gioi']));
    set('tinh', [['', say('chọn một tỉnh', 'choose one')]].concat(index.areas.filter(function (a) { return a.b === state['dia-gioi']; }).map(function (a) { return [a.id.split('@')[0], a.n]; })));
    box.querySelector('select[name="so"]').value = state.so;
    box.querySelector('select[name="dia-gioi"]').value = state['dia-gioi'];
  }
  function rowsNow() {
    var now = rowsOn(s, slicesOf(state.so).filter(function (x) { return x.p[0] === state.ky; }), state['dia-gioi']);
    now.rows = inRegion(now.rows, state.vung);
    return now;
  }
  function draw() {
    sync();
    var now = rowsNow(), with_ = largestFirst(now.rows), sub = subtitle(now, with_);
    map(now, with_, sub);
    if (state.vung === '*') { ranking(now, byRegion(s, now, state['dia-gioi'])); } else { ranking(now, with_, sub); }
    chosen(now, with_);
    trend();
    if (whole && whole.open) { everything(whole.querySelector('.scroll')); }
    remember();
  }
  function remember() {
    var q = new URLSearchParams(location.search), begin = JSON.parse(start);
    Object.keys(state).forEach(function (k) { if (state[k] && state[k] !== begin[k]) { q.set(k, state[k]); } else { q.delete(k); } });
    var text = q.toString();
    try { history.replaceState(null, '', (text ? '?' + text : location.pathname.split('/').pop()) + location.hash); } catch (e) { /* a folder may refuse; the choice holds on the page */ }
  }
  function replace(id, title, sub, body, table, sum) {
    var f = doc.getElementById(id);
    if (!f) { return; }
    f.querySelector('h2').textContent = title;
    var p = f.querySelector('.sub');
    if (p) { p.textContent = sub; }
    var d = f.querySelector('.drawing');
    d.textContent = '';
    d.appendChild(body);
    Array.prototype.slice.call(f.querySelectorAll('.notes, :scope > .source')).forEach(function (n) { if (!n.querySelector('[href*="xep-hang"]')) { n.remove(); } });
    var t = f.querySelector('details.data table.twin');
    if (t && table) { t.replaceWith(table); }
    based(f, sum);
    f.setAttribute('data-chosen', '');
  }
  /* On what basis a figure stands, which is another one where old provinces are added up. */
  function based(f, sum) {
    var sign = say('Căn cứ: ', 'Basis: '), p = Array.prototype.slice.call(f.querySelectorAll('details.data > .source')).filter(function (n) { return n.textContent.indexOf(sign) === 0; })[0];
    if (!p) { return; }
    p.tonghopBefore = p.tonghopBefore || p.textContent;
    p.textContent = sum ? sign + say('34 tỉnh từ 01/7/2025, mỗi số cộng từ các tỉnh cũ, chỉ khi đủ cả.', '34 provinces from 1 July 2025, each figure added up from the old ones where all of them report.') : p.tonghopBefore;
  }
  function map(now, with_, sub) {
    var all = index.areas.filter(function (a) { return a.b === state['dia-gioi']; }), by = {};
    now.rows.forEach(function (r) { by[r.area.id] = r; });
    var title = with_.length ? fill(say('{0} tỉnh, thành phố có số liệu {1}', '{0} provinces have figures for {1}'), [with_.length, periodWords(now.slice.p)]) : say('Chưa có số liệu', 'No figures');
    replace('ban-do', title, sub, el('div', {}, [shades(with_), tiles(all, by, with_, title, state.tinh, state.vung)]), null, now.sum);
  }
  /* Without a subtitle the rows are regions. */
  function ranking(now, rows, sub) {
    var with_ = sub ? rows : largestFirst(rows);
    var title = with_.length > 1 && with_[0].figure.value !== with_[1].figure.value ? fill(say('{0} cao nhất: {1}', '{0} is highest: {1}'), [called(with_[0].area), brief(with_[0].figure)]) : say(sub ? 'Xếp hạng các tỉnh' : 'Các vùng', sub ? 'Ranking of provinces' : 'The regions');
    replace('xep-hang', title, sub || regionWords(s, now, rows), bars(with_, title, state.tinh), table(sub ? now.rows : rows, with_, !sub), now.sum);
  }
  function table(rows, with_, regions) {
    var unit = oneUnit(with_.map(function (r) { return r.figure; })), line = function (r, rank) { return ranked(r, rank, unit); };
    var body = el('tbody', {}, with_.map(function (r, i) { return line(r, i + 1); }).concat(rows.filter(function (r) { return !r.figure; }).map(function (r) { return line(r, null); })));
    return el('table', { class: 'twin' }, [el('caption', { id: 'xep-hang-cap' }, regions ? say('Mọi vùng', 'All regions') : say('Mọi tỉnh', 'All provinces')), el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, regions ? say('Vùng', 'Region') : say('Tỉnh, thành phố', 'Province')), el('th', { scope: 'col', class: 'n' }, say('Số liệu', 'Figure')), el('th', { scope: 'col', class: 'n' }, say('Hạng', 'Rank'))])), body]);
  }
  function ranked(r, rank, unit) {
    return el('tr', r.area.id.split('@')[0] === state.tinh ? { class: 'acc' } : {}, [el('th', { scope: 'row' }, r.area.p ? areaLink(r.area.id) : r.area.n + (r.all ? fill(say(' ({0}/{1} tỉnh)', ' ({0} of {1} provinces)'), [r.of, r.all]) : '')),
      r.figure ? el('td', { class: 'n', 'data-v': r.figure.value }, number(r.figure, false, unit)) : el('td', { class: 'n none' }, r.why || say('không có số liệu', 'no data')), el('td', { class: 'n', 'data-v': rank || '' }, rank ? String(rank) : '–')]);
  }
  function chosen(now, with_) {
    var place = doc.getElementById('chon');
    place.textContent = '';
    if (!state.tinh) { return; }
    var id = state.tinh + '@' + state['dia-gioi'], at = with_.findIndex(function (r) { return r.area.id === id; }), row = now.rows.filter(function (r) { return r.area.id === id; })[0];
    if (!row) { place.appendChild(el('p', {}, say('Tỉnh này không thuộc vùng đã chọn.', 'This province is not in the chosen region.'))); return; }
    place.appendChild(el('p', { class: 'big' }, row.figure ? [el('strong', {}, number(row.figure)), el('span', {}, fill(say('{0}, {1}; thứ {2} trong {3} tỉnh có số liệu', '{0}, {1}; number {2} of {3} provinces with figures'), [called(row.area), periodWords(now.slice.p), at + 1, with_.length]))]
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
    var title = fill(say('{0} qua các năm', '{0} over the years'), [called(index.at[id])]), unit = oneUnit(points.map(function (p) { return p.figure; }));
    return el('figure', { class: 'chart', id: 'chon-nam', 'data-form': 'line' }, [el('figcaption', {}, [el('h2', {}, title), el('p', { class: 'sub' }, s.name[lang] + ' · ' + measureWords(points[0].figure.slice))]), el('div', { class: 'drawing' }, lineDrawing([{ points: points }], s.id, title)),
      el('details', { class: 'data' }, [el('summary', {}, say('Bảng số liệu', 'Table of figures')), el('table', { class: 'twin' }, [el('thead', {}, el('tr', {}, [el('th', { scope: 'col' }, say('Năm', 'Year')), el('th', { scope: 'col', class: 'n' }, say('Số liệu', 'Figure'))])),
        el('tbody', {}, points.map(function (p) { return el('tr', {}, [el('th', { scope: 'row' }, String(p.year)), el('td', { class: 'n', 'data-v': p.figure.value }, number(p.figure, false, unit))]); }))])])]);
  }
  /* The totals over the years, of the boundaries and the region that are chosen. */
  function trend() {
    var f = doc.getElementById('qua-cac-nam'), begin = JSON.parse(start), rest = state.so.split('|').slice(1).join('|');
    if (!f) { return; }
    if (state['dia-gioi'] === begin['dia-gioi'] && !state.vung && rest === begin.so.split('|').slice(1).join('|')) { putBack(f, true); return; }
    every(Object.keys(files).map(function (k) { return files[k]; }), function () { drawTrend(f, s, rest, state['dia-gioi'], state.vung); });
  }
  /* The rows under the names of their regions, where regions are compared. */
  function grouped(rows) {
    if (state.vung !== '*') { return rows; }
    return regionsOn(state['dia-gioi']).reduce(function (list, r) { return list.concat({ head: r[1] }, inRegion(rows, r[0])); }, []);
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
      el('tbody', {}, grouped(inRegion(rows, state.vung)).map(function (r) {
        if (r.head) { return el('tr', { class: 'group' }, el('th', { scope: 'rowgroup', colspan: years.length + 1 }, r.head)); }
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
