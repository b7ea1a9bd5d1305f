package channeltest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sync"
	"time"

	"vneidbot/bot"
)

// Shelf is a channel.Shelf in memory. The zero value is empty.
type Shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

// Keep puts bytes on it.
func (s *Shelf) Keep(data []byte) (sha256Hex string, err error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string][]byte{}
	}
	s.files[name] = data
	return name, nil
}

// Receive is Keep for what comes little by little.
func (s *Shelf) Receive(from io.Reader, _ time.Duration) (sha256Hex string, size int64, err error) {
	data, err := io.ReadAll(from)
	if err != nil {
		return "", 0, err
	}
	sha256Hex, err = s.Keep(data)
	return sha256Hex, int64(len(data)), err
}

type open struct{ *bytes.Reader }

func (open) Close() error { return nil }

// Read implements channel.Shelf.
func (s *Shelf) Read(name string) (io.ReadSeekCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if data, ok := s.files[name]; ok {
		return open{bytes.NewReader(data)}, nil
	}
	return nil, bot.Fail(bot.NotFound, "channeltest: shelf", nil)
}
