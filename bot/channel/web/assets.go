package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
	"time"

	"vneidbot/bot"
)

//go:embed index.html chat.css chat.js demo.html demo.css demo.js
var embedded embed.FS

// asset is a file of the page, ready to be sent.
type asset struct {
	kind   string
	etag   string
	plain  []byte
	packed []byte // gzip
}

var assetKinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
}

// pageWords are the words that the page itself shows, "web.<name>".
var pageWords = []string{"title", "bot", "log", "hello", "invited.unit", "invited.area", "invited.officer", "invited.bad", "begin", "go_on", "text", "placeholder", "send", "camera",
	"gallery", "sending", "offline", "uploading", "mine", "picture", "picture_bot", "picture_gone", "file", "removed", "refused",
	"again", "drop", "copied", "table", "noscript", "error.big", "error.away"}

var pageLangs = []string{"vi", "en"}

// loadAssets words the page in every language, "index.html.vi".
func (w *Web) loadAssets() (map[string]asset, error) {
	assets := map[string]asset{}
	for _, name := range []string{"chat.css", "chat.js", "demo.css", "demo.js"} {
		data, err := embedded.ReadFile(name)
		if err != nil {
			return nil, bot.Fail(bot.Internal, "web: page", err)
		}
		assets[name] = pack(name, data)
	}
	for _, lang := range pageLangs {
		data, err := w.worded("index.html", w.pageData(lang))
		if err != nil {
			return nil, bot.Fail(bot.Internal, "web: page", err)
		}
		assets["index.html."+lang] = pack("index.html", data)
	}
	return assets, nil
}

func (w *Web) pageData(lang string) map[string]any {
	words := map[string]string{}
	for _, key := range pageWords {
		words[strings.ReplaceAll(key, ".", "_")] = w.Words.Words(lang, bot.T("web."+key))
	}
	asJSON, _ := json.Marshal(words) // strings only: never fails
	_, east := w.Place.Now().In(w.Place.Zone).Zone()
	return map[string]any{"Lang": lang, "Words": words, "JSON": string(asJSON), "East": east / 60}
}

func (w *Web) worded(name string, data any) ([]byte, error) {
	page, err := template.ParseFS(embedded, name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Execute(&b, data)
	return b.Bytes(), err
}

func pack(name string, data []byte) asset {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one
	_, _ = z.Write(data)
	_ = z.Close()
	sum := sha256.Sum256(data)
	return asset{kind: assetKinds[name[strings.LastIndexByte(name, '.'):]], etag: `"` + hex.EncodeToString(sum[:8]) + `"`,
		plain: data, packed: b.Bytes()}
}

// asset serves a file; a browser that has it already is told so.
func (w *Web) asset(name string) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		a, ok := w.assets[name]
		if !ok {
			a = w.assets[name+"."+langOf(r)]
		}
		a.serve(rw, r)
	}
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "no-cache") // asks each time, and is told 304
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", a.etag)
	data := a.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		data = a.packed
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
