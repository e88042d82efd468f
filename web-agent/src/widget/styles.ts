/** The widget's looks, shut in its shadow root: the site's styles don't reach in, ours don't leak out. */
export const STYLES = `
:host { --accent: #2f5bd8; --panel: #fff; --ink: #1a2230; --quiet: #5a6678; --line: #e3e7ee;
  display: inline-flex; flex-direction: column; align-items: flex-end; gap: 12px; font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: var(--ink); }
:host([floating]) { position: fixed; right: 24px; bottom: 24px; z-index: 2147483000; }
@media (prefers-color-scheme: dark) { :host { --panel: #1b2028; --ink: #e6eaf0; --quiet: #9aa6b6; --line: #2c343f; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; font-weight: 600; border: 0; border-radius: 999px; cursor: pointer; display: inline-flex; align-items: center; justify-content: center; gap: 9px; color: inherit; background: none; }
button:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, #fff); outline-offset: 2px; }
svg { width: 20px; height: 20px; fill: none; stroke: currentcolor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.call { color: #fff; background: var(--accent); padding: 13px 22px; box-shadow: 0 6px 20px rgb(20 40 110 / 28%); transition: transform .12s, box-shadow .12s; }
.call:hover { transform: translateY(-1px); box-shadow: 0 8px 26px rgb(20 40 110 / 34%); }
.bar { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 12px; }
.open-chat { position: relative; color: var(--accent); background: var(--panel); padding: 13px 22px; border: 1px solid color-mix(in srgb, var(--accent) 45%, transparent); box-shadow: 0 6px 20px rgb(20 40 110 / 18%); transition: transform .12s; }
.open-chat:hover { transform: translateY(-1px); }
.open-chat b { position: absolute; top: -7px; right: -4px; min-width: 22px; padding: 1px 6px; border-radius: 999px; font-size: 13px; color: #fff; background: #cc3340; }
.chat { width: min(370px, calc(100vw - 32px)); height: min(560px, calc(100vh - 110px)); display: flex; flex-direction: column; background: var(--panel); border: 1px solid var(--line); border-radius: 20px; overflow: hidden; box-shadow: 0 14px 44px rgb(16 24 40 / 20%); }
.chat .head { margin: 0; padding: 13px 12px 11px 18px; border-bottom: 1px solid var(--line); align-items: flex-start; gap: 8px; color: inherit; }
.chat .head [role=status] { flex: 1; min-width: 0; }
.chat .head span { flex: none; color: var(--quiet); }
.chat .title { font-size: 16px; }
.log { flex: 1; overflow-y: auto; padding: 14px 16px; display: flex; flex-direction: column; gap: 10px; overscroll-behavior: contain; }
.log:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, #fff); outline-offset: -3px; }
.line-of { max-width: 84%; align-self: flex-start; }
.line-of small { display: block; font-size: 12.5px; color: var(--quiet); margin: 0 4px 2px; }
.line-of p { margin: 0; padding: 8px 13px; border-radius: 4px 16px 16px 16px; white-space: pre-wrap; overflow-wrap: anywhere; background: color-mix(in srgb, var(--quiet) 13%, transparent); }
.line-of.agent p { background: color-mix(in srgb, #12805c 17%, transparent); }
.line-of.visitor { align-self: flex-end; text-align: end; }
.line-of.visitor p { text-align: start; color: #fff; background: var(--accent); border-radius: 16px 4px 16px 16px; }
.line-of.pending { opacity: .65; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 16px 12px; max-height: 40%; overflow-y: auto; }
.choices:empty, .problem:empty { display: none; }
.choices button { padding: 7px 14px; font-weight: 550; color: var(--accent); border: 1px solid color-mix(in srgb, var(--accent) 50%, transparent); }
.choices button:hover { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.problem { margin: 0; padding: 0 18px 10px; color: #cc3340; font-size: 13.5px; }
.say { display: flex; gap: 8px; padding: 11px 12px; border-top: 1px solid var(--line); }
.say input { flex: 1; min-width: 0; font: inherit; padding: 9px 14px; border: 1px solid var(--line); border-radius: 999px; color: inherit; background: transparent; }
.say input:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, #fff); }
.say button { padding: 9px 16px; color: #fff; background: var(--accent); }
.panel { width: min(320px, calc(100vw - 32px)); background: var(--panel); border: 1px solid var(--line); border-radius: 20px; padding: 16px 18px 18px; box-shadow: 0 14px 44px rgb(16 24 40 / 20%); }
.panel .call { width: 100%; margin-top: 14px; box-shadow: none; }
.head { display: flex; align-items: center; justify-content: space-between; color: var(--quiet); font-size: 13px; margin: -4px -6px 8px 0; }
.head button { padding: 5px 9px; font-size: 13px; font-weight: 500; border-radius: 8px; }
.head button:hover { background: color-mix(in srgb, var(--quiet) 14%, transparent); }
.title { font-size: 18px; font-weight: 650; line-height: 1.3; overflow-wrap: anywhere; }
.line { display: flex; align-items: center; gap: 14px; min-height: 46px; }
.line > [role=status] { flex: 1; min-width: 0; }
.hint { color: var(--quiet); font-size: 13.5px; }
.clock { font-variant-numeric: tabular-nums; font-size: 17px; color: var(--quiet); }
.sign { width: 44px; height: 44px; border-radius: 50%; display: grid; place-items: center; flex: none; color: var(--accent); background: color-mix(in srgb, var(--accent) 13%, transparent); }
.panel[data-phase=talking] .sign { color: #12805c; background: color-mix(in srgb, #12805c 15%, transparent); }
.panel[data-phase=ended] .sign { color: var(--quiet); background: color-mix(in srgb, var(--quiet) 14%, transparent); }
.panel:is([data-phase=connecting], [data-phase=greeting], [data-phase=menu], [data-phase=waiting], [data-phase=ringing]) .sign { animation: pulse 1.6s ease-in-out infinite; }
.call-back { width: 100%; margin-top: 14px; padding: 10px; color: var(--accent); border: 1px solid color-mix(in srgb, var(--accent) 45%, transparent); }
.call-back:hover { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.callback { margin-top: 14px; display: grid; gap: 8px; }
.callback label span { display: block; font-size: 13px; color: var(--quiet); margin-bottom: 4px; }
.callback input { width: 100%; font: inherit; font-size: 17px; padding: 9px 12px; border: 1px solid var(--line); border-radius: 10px; color: inherit; background: transparent; }
.callback input:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, #fff); }
.callback p { margin: 0; }
.callback .refused { color: #cc3340; font-size: 13.5px; }
.callback .buttons { display: flex; gap: 10px; flex-wrap: wrap; }
.callback button { flex: 1 1 auto; padding: 10px 12px; border: 1px solid var(--line); }
.callback .send { color: #fff; background: var(--accent); border-color: var(--accent); }
.callback .send:disabled { opacity: .6; cursor: default; }
.keypad { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; margin-top: 14px; }
.keypad button { padding: 10px; font-size: 17px; border: 1px solid var(--line); border-radius: 12px; }
.keypad button:hover { border-color: var(--quiet); }
.keypad button:active { background: color-mix(in srgb, var(--accent) 16%, transparent); }
.tools { display: flex; gap: 10px; margin-top: 16px; }
.tools button { flex: 1; padding: 11px 10px; border: 1px solid var(--line); }
.tools button:hover { border-color: var(--quiet); }
.tools .muted { color: #cc3340; border-color: #cc3340; }
.tools .hang-up { background: #cc3340; border-color: #cc3340; color: #fff; }
.tools .hang-up:hover { background: #b82b37; }
@keyframes pulse { 50% { box-shadow: 0 0 0 8px color-mix(in srgb, var(--accent) 12%, transparent); } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;
