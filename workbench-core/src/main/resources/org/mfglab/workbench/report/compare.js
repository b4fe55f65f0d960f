(function () {
  "use strict";
  var all = JSON.parse(document.getElementById("frames").textContent);
  var time = document.getElementById("time"), now = document.getElementById("now"), play = document.getElementById("play");
  var panels = all.panels.map(function (frames, i) {
    var frame = document.getElementById("frame" + i);
    return {
      frames: frames, frame: frame, view: document.getElementById("view" + i), shown: document.getElementById("shown" + i),
      behind: document.getElementById("behind" + i), attribute: frame.tagName === "image" ? "href" : "d"
    };
  });
  var timer = null;

  function show(k) {
    panels.forEach(function (panel) {
      panel.frame.setAttribute(panel.attribute, panel.frames[k].d);
      panel.view.setAttribute("aria-label", panel.frames[k].a);
      panel.shown.textContent = panel.frames[k].n;
      if (panel.behind) panel.behind.setAttribute("d", all.panels[0][k].d);
    });
    if (!time) return;
    time.value = k;
    now.textContent = "t = " + all.t[k];
    time.setAttribute("aria-valuetext", "t = " + all.t[k]);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶ play";
    play.setAttribute("aria-pressed", "false");
  }

  function start() {
    if (Number(time.value) === all.t.length - 1) show(0);
    play.textContent = "❚❚ pause";
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(function () {
      var next = Number(time.value) + 1;
      if (next < all.t.length) show(next);
      else stop();
    }, 150);
  }

  show(all.t.length - 1);
  if (!time) return;
  time.addEventListener("input", function () { if (timer) stop(); show(Number(time.value)); });
  play.addEventListener("click", function () { if (timer) stop(); else start(); });
})();
