package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"vneidbot/bot"
)

//go:embed index.html chat.css chat.js icon.svg demo.html demo.css demo.js
var embedded embed.FS

// asset is a file of the page, ready to be sent.
type asset struct {
	kind   string
	etag   string
	plain  []byte
	packed []byte // gzip
}

var assetKinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

// loadAssets packs what is the same for everybody.
func loadAssets() (map[string]asset, error) {
	assets := map[string]asset{}
	for _, name := range []string{"chat.css", "chat.js", "icon.svg", "demo.css", "demo.js"} {
		data, err := embedded.ReadFile(name)
		if err != nil {
			return nil, bot.Fail(bot.Internal, "web: page", err)
		}
		assets[name] = pack(name, data)
	}
	return assets, nil
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
func (w *Web) asset(name string) http.HandlerFunc { return w.assets[name].serve }

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
