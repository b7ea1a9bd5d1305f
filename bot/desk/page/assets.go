package page

import "embed"

//go:embed page.css page.js icon.svg
var embedded embed.FS

// assetNames are the files that are the same for everybody.
var assetNames = []string{"page.css", "page.js", "icon.svg"}
