package telegramtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// albumItem is one of an album's media.
type albumItem struct {
	Type    string `json:"type"`
	Media   string `json:"media"`
	Caption string `json:"caption"`
	Mode    string `json:"parse_mode"`
}

// sendMediaGroup sends two to ten photos together. One bad item and none is sent.
func (s *Server) sendMediaGroup(c *call) (any, *failure) {
	var items []albumItem
	read := json.NewDecoder(bytes.NewReader([]byte(c.text("media"))))
	read.DisallowUnknownFields()
	if err := read.Decode(&items); err != nil {
		return nil, bad("can't parse media JSON object")
	}
	if len(items) < 2 || len(items) > 10 {
		return nil, bad(fmt.Sprintf("an album has 2 to 10 items, not %d", len(items)))
	}
	s.mu.Lock()
	album := itoa(14_000_000_000_000_000 + int64(s.counters.albums))
	s.counters.albums++
	s.mu.Unlock()
	var all []*Message
	for i, it := range items {
		m, fail := s.shot(c, it)
		if fail != nil && strings.HasPrefix(it.Media, "attach://") {
			fail = unlucky(fmt.Sprintf("failed to send message #%d with the error message \"%s\"", i+1, fail.Text))
		}
		if fail != nil {
			return nil, fail
		}
		m.album = album
		all = append(all, m)
	}
	return s.postAlbum(c, all)
}

func (s *Server) postAlbum(c *call, all []*Message) (any, *failure) {
	sent, fail := s.postAll(c, all...)
	if fail != nil {
		return nil, fail
	}
	return sent, nil
}

// shot is the message of one item, which is an upload of the same request or a
// photo that the platform knows.
func (s *Server) shot(c *call, it albumItem) (*Message, *failure) {
	if it.Type != "photo" {
		return nil, bad("only photos are emulated in albums")
	}
	text, ents, fail := styled(&call{params: map[string]string{"caption": it.Caption, "parse_mode": it.Mode}}, "caption", maxCaption)
	if fail != nil {
		return nil, fail
	}
	m := &Message{Text: text, Entities: ents}
	part, upload := strings.CutPrefix(it.Media, "attach://")
	if !upload {
		f, fail := s.known("photo", it.Media)
		if fail != nil {
			return nil, &failure{Code: fail.Code, Text: fail.Text, expected: true} // another bot's, or none any more
		}
		m.hold(f)
		return m, nil
	}
	up, sent := c.files[part]
	if !sent {
		return nil, bad("can't parse InputMedia: media not found")
	}
	if fail := checkUpload("photo", up.data, maxPhoto); fail != nil {
		return nil, fail
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m.hold(s.files.keep("photo", up.name, "", up.data))
	return m, nil
}
