package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// SignedPath is where signed files are mounted.
const SignedPath = "/files/"

// Shelf keeps files under the SHA-256 of their bytes.
type Shelf interface {
	// Keep puts a file there; a second time it is young again.
	Keep(data []byte, mime string) (sha256 string, err error)
	// Read opens one.
	Read(sha256 string) (io.ReadSeekCloser, error)
}

// Signed serves files to whoever has their address, which nobody can guess and
// which runs out: for platforms that take a picture by its address, and fetch it
// when they like, more than once.
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

// signedKinds are the kinds of file that are served, by the ending of their name.
var signedKinds = map[string]string{".png": "image/png", ".jpg": "image/jpeg"}

// Publish keeps a file and gives its address. ending is ".png" or ".jpg". Within
// an hour the same file has the same address.
func (s *Signed) Publish(data []byte, ending string) (address string, err error) {
	sum, err := s.shelf.Keep(data, signedKinds[ending])
	if err != nil {
		return "", err
	}
	until := s.now().Add(s.life + time.Hour).Truncate(time.Hour).Unix()
	return s.base + SignedPath + s.sign(until, sum, ending) + "/file" + ending, nil
}

func (s *Signed) sign(until int64, sum, ending string) string {
	plain := strconv.FormatInt(until, 36) + "-" + sum
	return plain + "-" + s.mac(plain+ending)
}

func (s *Signed) mac(plain string) string {
	h := hmac.New(sha256.New, s.key)
	_, _ = h.Write([]byte(plain))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// read takes an address apart; false for one that was not made here, or has run out.
func (s *Signed) read(path string) (sum, mime string, ok bool) {
	token, name, _ := strings.Cut(strings.TrimPrefix(path, SignedPath), "/")
	ending, named := strings.CutPrefix(name, "file")
	parts := strings.Split(token, "-")
	if mime = signedKinds[ending]; len(parts) != 3 || !named || mime == "" {
		return "", "", false
	}
	if !hmac.Equal([]byte(parts[2]), []byte(s.mac(parts[0]+"-"+parts[1]+ending))) {
		return "", "", false
	}
	until, err := strconv.ParseInt(parts[0], 36, 64)
	return parts[1], mime, err == nil && s.now().Unix() < until
}

// ServeHTTP answers GET and HEAD with type and length, and in parts.
func (s *Signed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD only", http.StatusMethodNotAllowed)
		return
	}
	sum, mime, ok := s.read(r.URL.Path)
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
	h.Set("Content-Type", mime)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set("Cache-Control", "private, max-age=3600")
	h.Set("X-Robots-Tag", "noindex")
	http.ServeContent(w, r, "", time.Time{}, f)
}
