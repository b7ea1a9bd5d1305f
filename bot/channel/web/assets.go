package web

import "embed"

//go:embed index.html chat.css chat.js icon.svg demo.html demo.css demo.js
var embedded embed.FS

// assetNames are the files that are the same for everybody.
var assetNames = []string{"chat.css", "chat.js", "icon.svg", "demo.css", "demo.js"}
