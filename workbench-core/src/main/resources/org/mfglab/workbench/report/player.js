(function () {
  "use strict";
  var frames = JSON.parse(document.getElementById("frames").textContent);
  var view = document.getElementById("view"), frame = document.getElementById("frame");
  var time = document.getElementById("time"), now = document.getElementById("now"), play = document.getElementById("play");
  var attribute = frame.tagName === "image" ? "href" : "d";
  var timer = null;

  function show(i) {
    time.value = i;
    frame.setAttribute(attribute, frames[i].d);
    now.textContent = "t = " + frames[i].t;
    view.setAttribute("aria-label", frames[i].a);
    time.setAttribute("aria-valuetext", "t = " + frames[i].t);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶ play";
    play.setAttribute("aria-pressed", "false");
  }

  function start() {
    if (Number(time.value) === frames.length - 1) show(0);
    play.textContent = "❚❚ pause";
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(function () {
      var next = Number(time.value) + 1;
      if (next < frames.length) show(next);
      else stop();
    }, 90);
  }

  time.addEventListener("input", function () { stop(); show(Number(time.value)); });
  play.addEventListener("click", function () { if (timer) stop(); else start(); });
  show(frames.length - 1);
  if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches && frames.length > 1) start();
})();
