package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// SignedPath is where signed files are mounted.
const SignedPath = "/files/"

// Shelf keeps files under the SHA-256 of their bytes.
type Shelf interface {
	Read(sha256 string) (io.ReadSeekCloser, error)
}

// Signed serves files to whoever has their address, which nobody can guess and
// which runs out: for platforms that take a picture by its address, and fetch it
// when they like, more than once, and for people whose platform takes no files.
//
// An address is /files/<expiry>-<sha256>-<mac>/<name>. It says all there is to
// know, so that every copy of the program, and the next start, serves it.
type Signed struct {
	key   []byte
	base  string
	shelf Shelf
	life  time.Duration
	now   func() time.Time
}

// NewSigned makes addresses under base ("https://bao-cao.example.vn") that live
// at least so long. The key is the installation's.
func NewSigned(key []byte, base string, shelf Shelf, life time.Duration, now func() time.Time) *Signed {
	own := hmac.New(sha256.New, key)
	_, _ = own.Write([]byte("signed files"))
	return &Signed{key: own.Sum(nil), base: strings.TrimRight(base, "/"), shelf: shelf, life: life, now: now}
}

// shownKinds are the kinds of file that a browser may show, by the ending of
// their name; it saves every other one.
var shownKinds = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}

// Address is where a file of the shelf is read under the name. Within an hour it
// is the same.
func (s *Signed) Address(sha256, name string) string {
	until := s.now().Add(s.life + time.Hour).Truncate(time.Hour).Unix()
	plain := strconv.FormatInt(until, 36) + "-" + sha256
	return s.base + SignedPath + plain + "-" + s.mac(plain, name) + "/" + url.PathEscape(name)
}

func (s *Signed) mac(plain, name string) string {
	h := hmac.New(sha256.New, s.key)
	_, _ = h.Write([]byte(plain + "/" + name))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// read takes an address apart; false for one that was not made here, or has run out.
func (s *Signed) read(at string) (sum, name string, ok bool) {
	token, name, _ := strings.Cut(strings.TrimPrefix(at, SignedPath), "/")
	parts := strings.Split(token, "-")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(s.mac(parts[0]+"-"+parts[1], name))) {
		return "", "", false
	}
	until, err := strconv.ParseInt(parts[0], 36, 64)
	return parts[1], name, err == nil && s.now().Unix() < until
}

// ServeHTTP answers GET and HEAD with type and length, and in parts.
func (s *Signed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD only", http.StatusMethodNotAllowed)
		return
	}
	sum, name, ok := s.read(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	f, err := s.shelf.Read(sum)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer func() { _ = f.Close() }()
	h := w.Header()
	h.Set("Content-Type", shownKinds[path.Ext(name)])
	if h.Get("Content-Type") == "" {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set("Cache-Control", "private, max-age=3600")
	h.Set("X-Robots-Tag", "noindex")
	http.ServeContent(w, r, "", time.Time{}, f)
}
