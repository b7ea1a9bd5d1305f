package telegramtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/jpeg" // sizes of photos
	_ "image/png"  // sizes of photos
	"net/http"
	"strconv"
)

// maxDownload is what getFile hands out at most, maxPhoto what sendPhoto takes.
const (
	maxDownload = 20 << 20
	maxPhoto    = 10 << 20
	maxUpload   = 50 << 20
)

// file is bytes at the platform. The same bytes have the same unique id.
type file struct {
	kind string // "photo" or "document"
	info fileInfo
	data []byte
}

type files struct {
	byID   map[string]*file
	byPath map[string]*file
}

func newFiles() files { return files{byID: map[string]*file{}, byPath: map[string]*file{}} }

// keep stores a file and gives it its ids; s.mu is held.
func (f *files) keep(kind, name, mime string, data []byte) *file {
	sum := sha256.Sum256(data)
	n := len(f.byID) + 1
	kept := &file{kind: kind, data: data, info: fileInfo{
		ID:     fmt.Sprintf("%s-%d-%s", kind, n, base64.RawURLEncoding.EncodeToString(sum[:6])),
		Unique: "u" + base64.RawURLEncoding.EncodeToString(sum[6:15]),
		Name:   name, Mime: mime, Size: len(data),
	}}
	if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && kind == "photo" {
		kept.info.Width, kept.info.Height = config.Width, config.Height
	}
	f.byID[kept.info.ID] = kept
	f.byPath[fmt.Sprintf("%ss/file_%d.bin", kind, n)] = kept
	kept.info.Path = fmt.Sprintf("%ss/file_%d.bin", kind, n)
	return kept
}

// public is the file as messages name it: its path is told by getFile alone.
func (f *file) public() fileInfo {
	info := f.info
	info.Path = ""
	return info
}

// sizes are a photo's renditions, smallest first. The small ones are files of
// their own, as at Telegram.
func (f *files) sizes(data []byte) []fileInfo {
	large := f.keep("photo", "", "", data)
	small := f.keep("photo", "", "", append([]byte("small:"), data[:min(len(data), 64)]...))
	if large.info.Width == 0 {
		large.info.Width, large.info.Height = 720, 1280
	}
	small.info.Width, small.info.Height = max(large.info.Width/8, 1), max(large.info.Height/8, 1)
	return []fileInfo{small.public(), large.public()}
}

func (s *Server) getFile(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byID[c.text("file_id")]
	switch {
	case f == nil:
		return nil, unlucky("wrong file_id or the file is temporarily unavailable")
	case len(f.data) > maxDownload:
		return nil, unlucky("file is too big")
	}
	return f.info, nil
}

func (s *Server) download(w http.ResponseWriter, r *http.Request, path string) {
	c := &call{ctx: r.Context(), method: "download"}
	s.count(c.method)
	if f := s.fault(c); f != nil {
		f.play(w, r, s.ctx.Done())
		return
	}
	s.mu.Lock()
	f := s.files.byPath[path]
	s.mu.Unlock()
	if f == nil {
		reply(w, nil, notFound)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(f.data)))
	_, _ = w.Write(f.data)
}

func (s *Server) sendPhoto(c *call) (any, *failure)    { return s.sendFile(c, "photo", maxPhoto) }
func (s *Server) sendDocument(c *call) (any, *failure) { return s.sendFile(c, "document", maxUpload) }

func (s *Server) sendFile(c *call, kind string, most int) (any, *failure) {
	text, ents, fail := styled(c, "caption", maxCaption)
	if fail != nil {
		return nil, fail
	}
	m := &Message{Text: text, Entities: ents}
	if up, sent := c.files[kind]; sent {
		if fail := checkUpload(kind, up.data, most); fail != nil {
			return nil, fail
		}
		s.mu.Lock()
		m.hold(s.files.keep(kind, up.name, "", up.data))
		s.mu.Unlock()
		return s.post(c, m)
	}
	known, fail := s.known(kind, c.text(kind))
	if fail != nil {
		return nil, fail
	}
	m.hold(known)
	return s.post(c, m)
}

// known is a file that the bot names by its id.
func (s *Server) known(kind, id string) (*file, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byID[id]
	switch {
	case f == nil:
		return nil, bad("wrong file identifier/HTTP URL specified")
	case f.kind != kind:
		return nil, bad("can't use file of type " + f.kind + " as " + kind)
	}
	return f, nil
}

func (m *Message) hold(f *file) {
	m.Picture = f.data
	info := f.public()
	if f.kind == "photo" {
		m.photo = []fileInfo{info}
		return
	}
	m.file = &info
}

func checkUpload(kind string, data []byte, most int) *failure {
	switch {
	case len(data) == 0:
		return bad("file must be non-empty")
	case len(data) > most:
		return &failure{Code: http.StatusRequestEntityTooLarge, Text: "Request Entity Too Large"}
	case kind != "photo":
		return nil
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return bad("IMAGE_PROCESS_FAILED")
	case config.Width+config.Height > 10_000, config.Width > 20*config.Height, config.Height > 20*config.Width:
		return bad("PHOTO_INVALID_DIMENSIONS")
	}
	return nil
}
