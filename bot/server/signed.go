package server

import (
	"context"
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
// An address is /files/<expiry>-<sha256>-<mac>/<name>, with .<ask> behind the mac where
// the file belongs to somebody: then it is asked each time whether it still does. It
// says all there is to know, so that every copy of the program, and the next start,
// serves it.
type Signed struct {
	key   []byte
	base  string
	shelf Shelf
	life  time.Duration
	now   func() time.Time
	may   func(ctx context.Context, ask string) (bool, error)
}

// NewSigned makes addresses under base ("https://bao-cao.example.vn") that live
// at least so long. The key is the installation's; may tells whether a file still
// belongs to somebody.
func NewSigned(key []byte, base string, shelf Shelf, life time.Duration, now func() time.Time, may func(ctx context.Context, ask string) (bool, error)) *Signed {
	own := hmac.New(sha256.New, key)
	_, _ = own.Write([]byte("signed files"))
	return &Signed{key: own.Sum(nil), base: strings.TrimRight(base, "/"), shelf: shelf, life: life, now: now, may: may}
}

// shownKinds are the kinds of file that a browser may show, by the ending of
// their name; it saves every other one.
var shownKinds = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}

// Address is where a file of the shelf is read under the name. Within an hour it
// is the same. ask is "" for a file that is whoever's.
func (s *Signed) Address(sha256, name, ask string) string {
	until := s.now().Add(s.life + time.Hour).Truncate(time.Hour).Unix()
	plain := strconv.FormatInt(until, 36) + "-" + sha256
	token := plain + "-" + s.mac(plain, name, ask)
	if ask != "" {
		token += "." + ask
	}
	return s.base + SignedPath + token + "/" + url.PathEscape(name)
}

func (s *Signed) mac(plain, name, ask string) string {
	h := hmac.New(sha256.New, s.key)
	_, _ = h.Write([]byte(plain + "/" + name))
	if ask != "" {
		_, _ = h.Write([]byte("/" + ask))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// read takes an address apart; false for one that was not made here, or has run out.
func (s *Signed) read(at string) (sum, name, ask string, ok bool) {
	token, name, _ := strings.Cut(strings.TrimPrefix(at, SignedPath), "/")
	token, ask, _ = strings.Cut(token, ".")
	parts := strings.Split(token, "-")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(s.mac(parts[0]+"-"+parts[1], name, ask))) {
		return "", "", "", false
	}
	until, err := strconv.ParseInt(parts[0], 36, 64)
	return parts[1], name, ask, err == nil && s.now().Unix() < until
}

// belongs tells whether the file may be handed out: what cannot be asked may not.
func (s *Signed) belongs(ctx context.Context, ask string) bool {
	if ask == "" {
		return true
	}
	may, err := s.may(ctx, ask)
	return may && err == nil
}

// ServeHTTP answers GET and HEAD with type and length, and in parts.
func (s *Signed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD only", http.StatusMethodNotAllowed)
		return
	}
	sum, name, ask, ok := s.read(r.URL.Path)
	if !ok || !s.belongs(r.Context(), ask) {
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
	if ask != "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("X-Robots-Tag", "noindex")
	http.ServeContent(w, r, "", time.Time{}, f)
}
