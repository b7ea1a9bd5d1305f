package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"vneidbot/bot"
)

// Asset is a file that is the same for everybody, ready to be sent.
type Asset struct {
	kind, etag    string
	plain, packed []byte // packed by gzip
}

var assetKinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

// Assets packs the named files of a folder. An error is of kind Internal.
func Assets(from fs.FS, names ...string) (map[string]Asset, error) {
	assets := map[string]Asset{}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, bot.Fail(bot.Internal, "server: asset", err)
		}
		assets[name] = Pack(name, data)
	}
	return assets, nil
}

// Pack makes an asset of bytes; the ending of the name tells their kind.
func Pack(name string, data []byte) Asset {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one
	_, _ = z.Write(data)
	_ = z.Close()
	sum := sha256.Sum256(data)
	return Asset{kind: assetKinds[path.Ext(name)], etag: `"` + hex.EncodeToString(sum[:8]) + `"`, plain: data, packed: b.Bytes()}
}

// ServeHTTP sends the file; a browser that has it already is told so.
func (a Asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
