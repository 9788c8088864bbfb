/* The street form works without this. With it: pictures go up as they are taken, what is typed is kept every few
   seconds, the device tells its position, and the words to read aloud name the penalty chosen. */
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const form = () => document.getElementById("sheet-form");
  const token = () => (document.querySelector("input[name=csrfmiddlewaretoken]") || {}).value;
  const post = (url, data, signal) => {
    data.set("csrfmiddlewaretoken", token());
    return fetch(url, { method: "POST", body: data, headers: { "HX-Request": "true" }, credentials: "same-origin", signal });
  };

  /* keeping what is typed */
  let timer = 0, sending = false, again = false, underWay = null;
  const said = (words, late) => {
    const box = document.getElementById("saved");
    if (!box) return;
    box.textContent = words;
    box.classList.toggle("late-text", Boolean(late));
  };
  /* Each sending of a page says its turn, so that one that was overtaken on the way changes nothing. */
  const turn = (now) => { now.elements.turn.value = String(Number(now.elements.turn.value) + 1); };
  const keep = async () => {
    timer = 0;
    const now = form();
    if (!now || !now.dataset.keep) return;
    if (sending) { again = true; return; }
    sending = true;
    turn(now);
    const data = new FormData(now);
    data.delete("photos");
    underWay = new AbortController();
    try {
      const reply = await post(now.dataset.keep, data, underWay.signal);
      if (reply.ok) { document.getElementById("saved").innerHTML = await reply.text(); document.getElementById("saved").classList.remove("late-text"); }
      else if (reply.status === 401) said("登录已失效，内容还在本页", true);
      else said("没有存上，内容还在本页", true);
    } catch (error) { if (error.name !== "AbortError") said("没有网络，内容还在本页", true); }
    sending = false;
    if (again) { again = false; later(); }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(keep, 1500); };
  document.addEventListener("input", (event) => { if (event.target.form === form() && event.target.type !== "file") later(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) { clearTimeout(timer); timer = 0; keep(); } });
  window.addEventListener("online", later);
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    clearTimeout(timer);
    timer = 0;
    again = false;
    if (underWay) underWay.abort();
    turn(event.target);
  }, true);

  /* pictures */
  const photosSay = (words) => { const box = document.getElementById("photos-say"); if (box) box.textContent = words; };
  const words = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const says = page.querySelector("[data-summary]");
    return says ? says.textContent.trim() : "照片没有收。请重新拍摄。";
  };
  const upload = async (input) => {
    const holder = input.closest("label"), url = input.dataset.upload;
    const left = new DataTransfer(), refused = [];
    holder.setAttribute("aria-busy", "true");
    for (const file of [...input.files]) {
      const data = new FormData();
      data.set("photos", file);
      for (const name of ["latitude", "longitude"]) data.set(name, (form().elements[name] || {}).value || "");
      try {
        const reply = await post(url, data);
        if (reply.ok) { document.getElementById("photos").outerHTML = await reply.text(); if (window.htmx) window.htmx.process(document.getElementById("photos")); }
        else if (reply.status === 422 || reply.status === 409) refused.push(words(await reply.text()));
        else left.items.add(file);
      } catch { left.items.add(file); }
    }
    /* What could not be sent stays in the field and goes up with the form. */
    input.files = left.files;
    holder.removeAttribute("aria-busy");
    const count = document.querySelectorAll("#photos .shot").length;
    photosSay(refused.length ? refused.join(" ") : left.files.length
      ? `${left.files.length} 张照片还没有传上，留在本页，提交时一并上传。` : `已有 ${count} 张。至少 1 张全景，再拍细节。`);
  };
  document.addEventListener("change", (event) => { if (event.target.matches("input[type=file][data-upload]")) upload(event.target); });

  /* position */
  const locate = (quiet) => {
    const says = document.getElementById("located");
    if (!says || !navigator.geolocation) return;
    if (!quiet) says.textContent = "正在定位";
    navigator.geolocation.getCurrentPosition((found) => {
      form().elements.latitude.value = found.coords.latitude.toFixed(6);
      form().elements.longitude.value = found.coords.longitude.toFixed(6);
      says.textContent = `位置已记下，误差 ${Math.round(found.coords.accuracy)} 米。请写明门牌号或者参照物。`;
      later();
    }, () => { if (!quiet) says.textContent = "没有取得位置。请直接填写地点。"; }, { enableHighAccuracy: true, timeout: 10000 });
  };
  document.addEventListener("click", (event) => { if (event.target.closest("[data-locate]")) locate(false); });

  /* the usual demand to correct, and a beginning for what was seen, until the officer writes his own */
  const suggested = {};
  const suggest = (name, text) => {
    const field = form().elements[name];
    if (field && text && (!field.value.trim() || field.value === suggested[name])) { field.value = text; suggested[name] = text; }
  };
  const chosen = (radio) => {
    suggest("requirement", radio.dataset.correction);
    const place = form().elements.place.value.trim();
    suggest("facts", `当事人在${place || "现场"}有下列行为：${radio.dataset.name}。`);
  };
  const penalty = () => {
    const now = form();
    if (!now) return;
    const radio = now.querySelector("[name=penalty]:checked");
    let text = radio && radio.dataset.penalty ? radio.dataset.penalty : "＿＿";
    if (radio && radio.value === "other") text = now.elements.other.value ? `罚款 ￥${now.elements.other.value}` : "罚款＿＿元";
    if (radio && radio.value !== "none" && radio.value !== "warning" && now.elements.also_warning && now.elements.also_warning.checked) text = `警告，并${text}`;
    document.querySelectorAll("[data-penalty-words]").forEach((each) => { each.textContent = text; });
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[name=violation]")) chosen(event.target);
    if (event.target.matches("[name=penalty], [name=other], [name=also_warning]")) penalty();
  });

  const ready = () => {
    penalty();
    const latitude = form() && form().elements.latitude;
    if (latitude && !latitude.value && navigator.permissions) {
      navigator.permissions.query({ name: "geolocation" }).then((each) => { if (each.state === "granted") locate(true); }).catch(() => {});
    }
  };
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target && event.detail.target.id === "sheet") ready(); });
})();
