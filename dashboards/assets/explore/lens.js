/* 63 or 34 provinces, on a map, a ranking or a trend of any page. */
/* What stands in a figure when the page comes, to be put back. */
function before(f) {
  if (!f.tonghopBefore) {
    f.tonghopBefore = { title: f.querySelector('h2').textContent, sub: f.querySelector('.sub').textContent, drawing: f.querySelector('.drawing'),
      other: Array.prototype.slice.call(f.querySelectorAll(':scope > .notes, :scope > details.data, :scope > .source')) };
  }
  return f.tonghopBefore;
}
function through(box, boundary, region) {
  var f = box.closest('figure'), origin = boundary === box.getAttribute('data-own') && !region, was = putBack(f, origin), select = box.querySelector('select');
  Array.prototype.slice.call(box.querySelectorAll('button')).forEach(function (b) { b.setAttribute('aria-pressed', String(b.value === boundary)); });
  if (origin) {
    if (index) { offer(select, boundary, ''); }
    return;
  }
  load(box.getAttribute('data-index'), function () {
    offer(select, boundary, region);
    region = select.value;
    every(box.getAttribute('data-file').split(' '), function () {
      if (f.getAttribute('data-form') === 'line') { drawTrend(f, series[box.getAttribute('data-lens')], box.getAttribute('data-so'), boundary, region); } else { lens(box, f, was, boundary, region); }
    });
  });
}
/* What a figure showed when the page came, alone or for another drawing to be put over it. */
function putBack(f, whole) {
  var was = before(f);
  Array.prototype.slice.call(f.querySelectorAll('.lensed')).forEach(function (e) { e.remove(); });
  was.other.forEach(function (e) { e.hidden = !whole; });
  f.querySelector('.drawing').replaceWith(was.drawing);
  f.querySelector('h2').textContent = was.title;
  f.querySelector('.sub').textContent = was.sub;
  return was;
}
/* The regions of a boundary version, the chosen one kept where there is one. */
function offer(select, boundary, region) {
  select.textContent = '';
  regionOptions(boundary).forEach(function (o) { select.appendChild(el('option', { value: o[0] }, o[1])); });
  select.value = region;
  if (select.selectedIndex < 0) { select.value = ''; }
}
function lens(box, f, was, boundary, region) {
  var s = series[box.getAttribute('data-lens')], list = s.slices.filter(function (x) { return measure(x) === box.getAttribute('data-so') && x.p[0] === box.getAttribute('data-ky'); });
  if (!list.length) { return; }
  var now = rowsOn(s, list, boundary), map = f.getAttribute('data-form') === 'tiles', regions = region === '*' && !map;
  now.rows = regions ? byRegion(s, now, boundary) : inRegion(now.rows, region);
  var with_ = largestFirst(now.rows), by = {}, body;
  now.rows.forEach(function (r) { by[r.area.id] = r; });
  var title = with_.length ? with_.length > 1 && !map && with_[0].figure.value !== with_[1].figure.value ? fill(say('{0} cao nhất: {1}', '{0} is highest: {1}'), [called(with_[0].area), brief(with_[0].figure)])
    : fill(say('{0} tỉnh, thành phố có số liệu {1}', '{0} provinces have figures for {1}'), [with_.length, periodWords(now.slice.p)]) : say('Chưa có số liệu', 'No figures');
  body = map ? el('div', {}, [shades(with_), tiles(index.areas.filter(function (a) { return a.b === boundary; }), by, with_, title, '', region)]) : bars(with_, title, '');
  var d = was.drawing.cloneNode(false), lacking = now.rows.filter(function (r) { return !r.figure && r.why; });
  d.appendChild(body);
  f.querySelector('.drawing').replaceWith(d);
  f.querySelector('h2').textContent = title;
  f.querySelector('.sub').textContent = s.name[lang] + ' · ' + (regions ? regionWords(s, now, now.rows) : subtitle(now, with_));
  withoutTotal(f, lacking);
  f.appendChild(el('p', { class: 'source lensed' }, el('a', { href: root + 'chi-tieu/' + s.id + '.html?dia-gioi=' + boundary + (region ? '&vung=' + encodeURIComponent(region) : '') + '&ky=' + encodeURIComponent(box.getAttribute('data-ky')) + '&so=' + encodeURIComponent(box.getAttribute('data-so')) }, say('Bảng số liệu của lựa chọn này', 'Table of these figures'))));
}
function withoutTotal(f, lacking) {
  if (!lacking.length) { return; }
  f.appendChild(el('details', { class: 'data lensed' }, [el('summary', {}, fill(say('{0} tỉnh chưa cộng được, vì sao', '{0} provinces without a total, and why'), [lacking.length])),
    el('ul', {}, lacking.map(function (r) { return el('li', {}, [areaLink(r.area.id), ': ' + r.why]); }))]));
}
/* One choice switches every map, ranking and trend of the page, and stands in its address. */
window.tonghopLens = function (boundary, region) {
  region = region || '';
  var boxes = Array.prototype.slice.call(doc.querySelectorAll('[data-lens]')), q = new URLSearchParams(location.search);
  boxes.forEach(function (box) { through(box, boundary || box.getAttribute('data-own'), region); });
  if (!boundary || boxes.every(function (box) { return box.getAttribute('data-own') === boundary; })) { q.delete('dia-gioi'); } else { q.set('dia-gioi', boundary); }
  if (region) { q.set('vung', region); } else { q.delete('vung'); }
  try { history.replaceState(null, '', (q.toString() ? '?' + q.toString() : location.pathname.split('/').pop()) + location.hash); } catch (e) { /* a folder may refuse */ }
};
