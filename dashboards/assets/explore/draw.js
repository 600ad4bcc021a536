/* Type in a drawing keeps its size on a phone: the field is as narrow as the screen. */
function phone() { return html.clientWidth < 640; }

/* Drawings: a course over the years, the map of tiles, bars. */
function breakWords(id, area, kind, from, to) {
  var old = index.at[area] && index.at[area].of || [];
  var b = (index.breaks || []).filter(function (x) { return (x[0] ? x[0] === id : x[1] === area || old.indexOf(x[1]) >= 0) && (!x[2] || x[2] === kind) && from < x[3] && x[3] <= to; })[0];
  return b ? b[4 + lang] : '';
}
/* Courses over the years, each broken where no line may lead: {points, word} a
   line. A point is {year, figure} and, where the line breaks before it for a
   reason of its own, why. Among others, on small fields of one scale and span of
   years, the breaks are gathered in a book that all of them share. */
function lineDrawing(lines, id, title, label, among) {
  var all = lines.reduce(function (l, x) { return l.concat(x.points); }, []), years = all.map(function (p) { return p.year; }), seen = {}, book = among || { signs: {}, breaks: [] };
  var W = among ? 320 : phone() ? 340 : 640, H = 230, left = among || phone() ? 24 : 64, right = among || phone() ? 76 : 90, first = among ? among.first : Math.min.apply(null, years), last = among ? among.last : Math.max.apply(null, years);
  var most = among && among.most || Math.max.apply(null, all.map(function (p) { return p.figure.value; }).concat(0)) || 1, few = !among && last - first < 12, named = label || function (f) { return words(f, true); };
  var x = function (y) { return left + (W - left - right) * (y - first) / Math.max(1, last - first); }, y = function (v) { return 20 + 170 * (1 - Math.max(0, v) / most); };
  var svg = el('svg', { class: 'ch fit', viewBox: '0 0 ' + W + ' ' + H, role: 'group', 'aria-label': title });
  svg.appendChild(el('line', { class: 'ax', x1: left, x2: W - right, y1: y(0), y2: y(0) }));
  lines.forEach(function (one, n) {
    var points = one.points, kind = points[0].figure.slice.k[0], look = kind === 'plan' || kind === 'estimate' ? { class: 'pl', fill: 'url(#p-plan)' } : kind === 'target' ? { class: 'tg' } : { class: 'b' };
    points.forEach(function (p, i) {
      var before = points[i - 1], why = before && (p.year !== before.year + 1 ? say('thiếu năm', 'missing year') : [breakWords(id, p.figure.area, kind, before.year, p.year), p.why].filter(Boolean).join(', '));
      if (before && !why) { svg.appendChild(el('line', { class: 'ln b' + (kind === 'actual' ? '' : ' ds'), x1: x(before.year), y1: y(before.figure.value), x2: x(p.year), y2: y(p.figure.value) })); }
      if (why) {
        var at = (x(before.year) + x(p.year)) / 2;
        svg.appendChild(el('line', { class: 'br', x1: at, x2: at, y1: 14, y2: y(0) }));
        if (!book.signs[at]) { book.signs[at] = String.fromCharCode(0x2460 + Object.keys(book.signs).length); }
        if (!seen['|' + at]) { seen['|' + at] = true; svg.appendChild(el('text', { class: 's c', x: at, y: 12 }, book.signs[at])); }
        var told = book.signs[at] + ' ' + p.year + ': ' + why + (p.why && (among || lines.length > 1 && one.word) ? ' (' + (among ? title : one.word) + ')' : '');
        if (book.breaks.indexOf(told) < 0) { book.breaks.push(told); }
      }
      var said = p.year + (one.word ? ', ' + one.word : '') + ': ' + words(p.figure), edge = i === 0 || i === points.length - 1;
      var mark = Object.assign({ cx: x(p.year), cy: y(p.figure.value), r: 4 }, look);
      svg.appendChild(el('svg:a', p.figure.href ? { href: p.figure.href, 'aria-label': said } : {}, el('circle', mark, el('title', {}, said))));
      if (i === points.length - 1 || !i && !n && !among) {
        var end = i && p.year === last;
        svg.appendChild(el('text', end ? { x: x(p.year) + 8, y: y(p.figure.value) + 4, class: 'v' } : { x: x(p.year), y: y(p.figure.value) - 9, class: 'v c' }, named(p.figure)));
      }
      if ((edge || few) && !seen[p.year]) { seen[p.year] = true; svg.appendChild(el('text', { class: 's c', x: x(p.year), y: 212 }, String(p.year))); }
    });
  });
  return book.breaks.length && !among ? el('div', {}, [svg, breaksTold(book)]) : svg;
}
/* Why the lines break: what would stand on more than two lines is folded, as the
   drawn pages have it. */
function breaksTold(book) {
  var list = book.breaks.sort(), at = say('Đường gãy ở ', 'Lines break at '), why = at + list.join('; ') + '.', told = el('p', { class: 'sub breaks' }, why);
  if (list.length < 2 || why.length <= 150) { return told; }
  var places = list.map(function (one) { return one.split(':')[0]; });
  return el('details', { class: 'data' }, [el('summary', {}, at + places.join('; ') + say(': vì sao', ': why')), told]);
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
  return { factor: at[0], word: at[1], text: function (v) { return at[0] === 1 ? trimmed(v) : format(v / at[0], 1); } };
}
/* What the shades of the tiles mean. */
function shades(with_) {
  if (!with_.length) { return ''; }
  var low = Math.min(0, with_[with_.length - 1].figure.value), bounds = steps(with_.map(function (r) { return r.figure.value; }), low, with_[0].figure.value), scaled = narrow(with_), used = {};
  var unit = (scaled.word ? scaled.word + NB : '') + unitName(with_[0].figure.slice.u);
  with_.forEach(function (r) { used[bounds.filter(function (b) { return r.figure.value >= b; }).length] = true; });
  var last = Math.max.apply(null, Object.keys(used).map(Number));
  return el('ul', { class: 'legend' }, [0, 1, 2, 3, 4].filter(function (i) { return used[i]; }).map(function (i) {
    var text = i === 0 ? say('dưới ', 'less than ') + scaled.text(bounds[0]) : i === bounds.length ? say('từ ', 'from ') + scaled.text(bounds[i - 1]) : scaled.text(bounds[i - 1]) + '–' + scaled.text(bounds[i]);
    return el('li', {}, [el('svg', { width: 16, height: 12, 'aria-hidden': 'true' }, el('rect', { class: 'h' + (i + 1), y: 1, width: 16, height: 10 })), text + (i === last ? (unit === '%' ? '' : NB) + unit : '')]);
  }));
}
/* region: the one that is chosen; what lies outside is drawn pale and says so. */
function tiles(areas, by, with_, title, own, region) {
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
  var outside = function (a) { return region && region !== '*' && a.r !== region; };
  var look = function (r, a) { return a && outside(a) ? { class: 'ne off' } : r && r.figure ? { class: shade(r.figure.value) } : r && r.why ? { class: 'wh' } : { class: 'ms', fill: 'url(#p-miss)' }; };
  areas.forEach(function (a) {
    var r = by[a.id], x = a.t[0] * 44, y = a.t[1] * 44, name = short[a.n] || (a.n.indexOf(' ') < 0 ? [a.n] : [a.n.slice(0, a.n.indexOf(' ')), a.n.slice(a.n.indexOf(' ') + 1)]);
    var g = el('svg:a', { href: r && r.figure && r.figure.href || root + a.p }, el('title', {}, a.n + ': ' + (outside(a) ? say('ngoài vùng đã chọn', 'not in the chosen region') : r && r.figure ? words(r.figure) : r && r.why || say('không có số liệu', 'no data'))));
    var p = look(r, a);
    p.d = 'M' + x + ' ' + y + 'h42v42h-42z';
    g.appendChild(el('path', p));
    if (a.id.split('@')[0] === own) { g.appendChild(el('path', { class: 'own', d: 'M' + (x + 1) + ' ' + (y + 1) + 'h40v40h-40z' })); }
    var t = el('text', { x: x + 21, y: y + (r && r.figure ? 22 : 24) - (name.length > 1 ? (r && r.figure ? 10 : 5) : 0) }, name[0]);
    if (name[1]) { t.appendChild(el('tspan', { x: x + 21, dy: 10.5 }, name[1])); }
    if (r && r.figure) { var v = scaled.text(r.figure.value); t.appendChild(el('tspan', { class: 'v' + (v.length > 7 ? ' xs' : v.length > 5 ? ' sm' : ''), x: x + 21, dy: 14 }, v)); }
    g.appendChild(t);
    svg.appendChild(g);
  });
  if (region === '*') { svg.appendChild(borders(areas)); }
  boxes.forEach(function (b) {
    var x = (cols - 2) * 44, y = b.row * 44, g = el('g', {}, [el('title', {}, b.name + ' (' + b.of + ')'), el('path', { class: 'box', d: 'M' + (x + 0.5) + ' ' + (y + 0.5) + 'h85v41h-85z' })]);
    [[8, 10], [14, 18], [9, 27], [18, 9], [17, 31]].forEach(function (c) { var p = look(b.home && by[b.home.id], b.home); p.cx = x + c[0]; p.cy = y + c[1]; p.r = 2.6; g.appendChild(el('circle', p)); });
    g.appendChild(el('text', { class: 'isl', x: x + 54, y: y + 19 }, [b.name, el('tspan', { x: x + 54, dy: 13 }, '(' + b.of + ')')]));
    svg.appendChild(g);
  });
  return svg;
}

function bars(with_, title, own) {
  var kept = with_.filter(function (r, i) { return with_.length <= 13 || i < 10 || i >= with_.length - 3 || r.area.id.split('@')[0] === own; });
  var longest = kept.reduce(function (n, r) { return Math.max(n, r.area.n.length); }, 0), figure = kept.reduce(function (n, r) { return Math.max(n, brief(r.figure).length); }, 0);
  var over = phone() && longest > 16, left = over ? 1 : Math.max(phone() ? 60 : 100, longest * 7.8 + 12), right = Math.max(90, figure * 7.2 + 10), W = phone() ? 340 : Math.max(520, left + right + 220), most = with_.length ? Math.max(with_[0].figure.value, 0) || 1 : 1, y = 2, leaps = 0, before = -1, svg = el('svg', { class: 'ch fit', role: 'group', 'aria-label': title });
  kept.forEach(function (r) {
    var i = with_.indexOf(r);
    if (i > before + 1) { svg.appendChild(el('text', { class: 'none', x: left + 5, y: y + 15 }, fill(say('⋮ {0} dòng khác, ở bảng số liệu', '⋮ {0} others, in the table'), [i - before - 1]))); y += 22; leaps++; }
    before = i;
    var wide = (W - left - right) * Math.max(0, r.figure.value) / most, mine = r.area.id.split('@')[0] === own;
    if (over) { y += 16; }
    svg.appendChild(el('text', over ? { class: 'l' + (mine ? ' acc' : ''), x: 0, y: y } : { class: 'l e' + (mine ? ' acc' : ''), x: left - 8, y: y + 16.5 }, r.area.n));
    svg.appendChild(el('svg:a', r.figure.href ? { href: r.figure.href } : {}, [el('title', {}, r.area.n + ': ' + words(r.figure)), el('rect', { class: mine ? 'acc' : 'b', x: left, y: y + 5, width: wide, height: 14 }), el('text', { class: 'v', x: left + wide + 5, y: y + 16.5 }, brief(r.figure))]));
    y += 24;
  });
  svg.appendChild(el('line', { class: 'ax', x1: left, x2: left, y1: 0, y2: y }));
  svg.setAttribute('viewBox', '0 0 ' + W + ' ' + (y + 2));
  return with_.length ? svg : el('p', { class: 'empty' }, say('Không tỉnh nào có số liệu cho lựa chọn này.', 'No province has a figure for this choice.'));
}
