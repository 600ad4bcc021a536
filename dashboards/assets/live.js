/* The interactive layer over a drawing: made when a pointer, a finger or the
   keyboard first comes to it. */
(function () {
  'use strict';
  var doc = document, html = doc.documentElement, locale = html.lang === 'en' ? 'en' : 'vi-VN';

  function colour(name) { return getComputedStyle(html).getPropertyValue(name).trim(); }

  /* The options name colours by the custom properties of the style sheet. */
  function paint(node) {
    if (!node || typeof node !== 'object') { return; }
    Object.keys(node).forEach(function (key) {
      var v = node[key];
      if (typeof v === 'string' && /color$/i.test(key) && v.slice(0, 2) === '--') { node[key] = colour(v); }
      else { paint(v); }
    });
  }

  function formats(options, meta) {
    var plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    function axis(list) {
      (list || []).forEach(function (a) {
        a.axisLabel = a.axisLabel || {};
        if (a.type === 'value') { a.axisLabel.formatter = function (v) { return plain.format(v / (meta.factor || 1)); }; }
      });
    }
    axis(options.xAxis); axis(options.yAxis);
    options.tooltip.formatter = function (p) { return p.data ? p.data.tip || plainTip(p, meta) : ''; };
    options.series.forEach(function (s) {
      if (s.endLabel) { s.endLabel.formatter = function (p) { return p.seriesName; }; }
      if (s.label && s.label.show) { s.label.formatter = function (p) { return p.data && p.data.text || ''; }; }
    });
  }

  /* What a mark says that has no sentence of its own. */
  function plainTip(p, meta) {
    if (!p.data.text) { return p.data.name; }
    var series = meta.series > 1 && p.seriesName ? ', ' + p.seriesName : '';
    return p.data.name + series + ': ' + p.data.text.split('\n').pop() + (meta.suffix ? '\u00a0' + meta.suffix : '');
  }

  /* Signs as large as a cell of the grid. */
  function fill(chart, meta) {
    if (!meta.cells) { return; }
    var from = chart.convertToPixel({ gridIndex: 0 }, [0, 0]), to = chart.convertToPixel({ gridIndex: 0 }, [meta.cells[0] - 1, meta.cells[1] - 1]);
    var across = meta.cells[0] > 1 ? (to[0] - from[0]) / (meta.cells[0] - 1) : chart.getWidth() / 2;
    var down = meta.cells[1] > 1 ? Math.abs(to[1] - from[1]) / (meta.cells[1] - 1) : 24;
    chart.setOption({ series: [{ id: 'cells', symbolSize: [Math.max(4, across - 2), Math.max(4, down - 2)] }] });
  }

  window.tonghopLive = function (figure, box, block) {
    var still = box.querySelector('svg.ch, .multiples, .scroll');
    var options = JSON.parse(block.textContent), meta = options.tonghop || {};
    delete options.tonghop;
    var layer = doc.createElement('div');
    layer.className = 'live';
    layer.setAttribute('aria-hidden', 'true');
    var place = still.getBoundingClientRect(), around = box.getBoundingClientRect();
    if (place.height < 48) { return; }
    layer.style.top = (place.top - around.top) + 'px';
    layer.style.height = place.height + 'px';
    if (meta.cells && figure.getAttribute('data-form') === 'tiles') { layer.style.width = place.width + 'px'; }
    box.appendChild(layer);
    still.classList.add('covered');
    paint(options);
    formats(options, meta);
    options.textStyle = { fontFamily: getComputedStyle(doc.body).fontFamily, color: colour('--ink') };
    options.animation = false;
    var chart = window.tonghopECharts.init(layer, null, { renderer: 'svg' });
    chart.setOption(options);
    fill(chart, meta);
    chart.on('click', function (p) {
      if (p.data && p.data.href && /^(https?:\/\/|[^:]*$|[^:]*[/?#])/i.test(p.data.href)) { window.location.href = p.data.href; }
    });
    window.addEventListener('resize', function () { chart.resize(); fill(chart, meta); });
    doc.addEventListener('keydown', function (e) {
      if (e.key === 'Escape') { chart.dispatchAction({ type: 'hideTip' }); }
    });
    figure.setAttribute('data-live', 'drawn');
  };
})();
