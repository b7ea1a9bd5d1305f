package page

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"

	"vneidbot/bot"
)

//go:embed page.css page.js icon.svg
var embedded embed.FS

// asset is a file that is the same for everybody.
type asset struct {
	kind, etag    string
	plain, packed []byte
}

func loadAssets() (map[string]asset, error) {
	kinds := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	assets := map[string]asset{}
	for _, name := range []string{"page.css", "page.js", "icon.svg"} {
		data, err := embedded.ReadFile(name)
		if err != nil {
			return nil, bot.Fail(bot.Internal, "page: assets", err)
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(data)
		_ = z.Close()
		sum := sha256.Sum256(data)
		assets[name] = asset{kind: kinds[path.Ext(name)], etag: `"` + hex.EncodeToString(sum[:8]) + `"`, plain: data, packed: b.Bytes()}
	}
	return assets, nil
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
