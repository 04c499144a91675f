/** Light by day, dark by night; one column on a telephone. */
export const STYLE = `
:root { --ground: #fbfaff; --surface: #ffffff; --line: #e5e2f3; --text: #1c1930; --soft: #5d5876; --accent: #5b4bdb; --code: #f4f2fc; --shadow: 0 1px 2px rgb(28 25 48 / .05), 0 8px 24px rgb(28 25 48 / .05);
  --get: #0b7a55; --put: #9a5b00; --delete: #b3261e; --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f0d1a; --surface: #181527; --line: #2b2742; --text: #edebf8; --soft: #a7a1c4; --accent: #a79bff; --code: #120f20; --shadow: none; --get: #5fd6a8; --put: #f0b45b; --delete: #ff8a80; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.wrap { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .8125rem; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; z-index: 2; }
.hero { color: #fff; background: radial-gradient(60rem 30rem at 85% -10%, #8d5bff88, transparent 60%), radial-gradient(50rem 26rem at 0% 110%, #e0567a55, transparent 60%), linear-gradient(150deg, #1b1440, #2d1f6e 55%, #3a2386); padding: 2.5rem 0 3rem; }
.hero :focus-visible { outline-color: #fff; }
.brand { display: flex; align-items: center; gap: .75rem; margin: 0 0 3rem; font-weight: 600; letter-spacing: .01em; } .brand svg { border-radius: 8px; box-shadow: 0 0 0 1px rgb(255 255 255 / .25); }
h1 { font-size: clamp(2.1rem, 1.3rem + 3.6vw, 3.75rem); line-height: 1.08; letter-spacing: -.025em; margin: 0 0 1.25rem; font-weight: 750; text-wrap: balance; }
.lead { text-wrap: pretty; font-size: clamp(1.05rem, 1rem + .4vw, 1.25rem); max-width: 44rem; color: #dcd6ff; margin: 0 0 2rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 3rem; }
.button { display: inline-block; padding: .7rem 1.25rem; border-radius: 999px; font-weight: 600; text-decoration: none; color: #fff; border: 1px solid rgb(255 255 255 / .4); }
.button:hover { background: rgb(255 255 255 / .12); } .button.primary { background: #fff; color: #2d1f6e; border-color: #fff; } .button.primary:hover { background: #e9e4ff; }
.subgraphs { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1px; background: rgb(255 255 255 / .16); border: 1px solid rgb(255 255 255 / .16); border-radius: 14px; overflow: hidden; }
.subgraphs li { background: rgb(27 20 64 / .72); padding: .85rem 1rem; display: grid; align-content: start; gap: .1rem; line-height: 1.4; } .subgraphs b { font-size: .9375rem; } .subgraphs span { color: #c9c2f5; font-size: .875rem; }
main { padding-top: 1rem; padding-bottom: 2rem; }
section { padding-top: 2.75rem; }
h2 { font-size: 1.75rem; letter-spacing: -.015em; margin: 0 0 .25rem; line-height: 1.2; }
.intro { text-wrap: pretty; color: var(--soft); margin: 0 0 1.5rem; max-width: 44rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); gap: 1rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 16px; padding: 1.25rem; box-shadow: var(--shadow); display: flex; flex-direction: column; min-width: 0; }
.card h3 { margin: 0; font-size: 1.0625rem; } .card p { margin: .25rem 0 .75rem; color: var(--soft); font-size: .9375rem; } .card .path { margin: 0; overflow-wrap: anywhere; }
.example { position: relative; margin-top: auto; }
.example pre { margin: 0; padding: .85rem 1rem; background: var(--code); border: 1px solid var(--line); border-radius: 10px; overflow: auto; max-height: 11rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
.copy { font: 600 .75rem/1 system-ui, sans-serif; color: var(--accent); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: .35rem .5rem; cursor: pointer; }
.copy:hover { border-color: var(--accent); } .example .copy { position: absolute; top: .5rem; right: .5rem; opacity: 0; transition: opacity .15s; } .example:hover .copy, .copy:focus-visible { opacity: 1; }
@media (hover: none) { .example .copy { opacity: 1; } .example pre { padding-top: 2.4rem; } }
.group { margin: 2rem 0 .75rem; font-size: 1rem; color: var(--soft); } .group span { background: var(--code); border: 1px solid var(--line); border-radius: 999px; padding: .05rem .55rem; font-size: .8125rem; margin-left: .25rem; }
.operations { list-style: none; margin: 0; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 16px; overflow: hidden; box-shadow: var(--shadow); }
.operations > li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .5rem 2rem; padding: 1.1rem 1.25rem; } .operations > li + li { border-top: 1px solid var(--line); } .operations > li:target { background: var(--code); box-shadow: inset 3px 0 var(--accent); }
h4 { margin: 0; font-size: 1rem; } h4 a { color: inherit; text-decoration: none; } h4 a:hover { text-decoration: underline; }
.about p { margin: .15rem 0 0; color: var(--soft); font-size: .9375rem; } .about .audience { display: flex; gap: .35rem; margin-top: .5rem; } .audience span { font-size: .6875rem; line-height: 1.5; text-transform: uppercase; letter-spacing: .06em; border: 1px solid var(--line); border-radius: 5px; padding: 0 .4rem; }
.faces { margin: 0; display: grid; gap: .3rem; align-content: start; } .faces div { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); align-items: baseline; gap: .5rem; } dt { color: var(--soft); font-size: .75rem; text-transform: uppercase; letter-spacing: .05em; } dd { margin: 0; display: flex; gap: .5rem; align-items: baseline; min-width: 0; } dd code { overflow-wrap: anywhere; }
.id { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--soft); } dd .copy { flex: none; padding: .2rem .4rem; }
.method { font-weight: 700; } .method.get { color: var(--get); } .method.put, .method.post, .method.patch { color: var(--put); } .method.delete { color: var(--delete); }
footer { border-top: 1px solid var(--line); padding-top: 1.5rem; padding-bottom: 3rem; color: var(--soft); font-size: .9375rem; }
@media (max-width: 46rem) { .subgraphs li { padding: .75rem; } .operations > li { grid-template-columns: minmax(0, 1fr); } .brand { margin-bottom: 2rem; } h1 br { display: none; } }
`;
