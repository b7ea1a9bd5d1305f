package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

const (
	pictureMost = 20 << 20 // bytes of one upload
	headBytes   = 36       // tell what an upload may be
	uploadPiece = 32 << 10 // bytes read at once
)

// pieces are readers of uploads, used again: one for each upload would be most of
// the memory that a report asks for.
var pieces = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, uploadPiece) }}

// uploadForm is the name of an upload: nothing else is ever opened. Those of an
// older program were shorter.
var uploadForm = regexp.MustCompile(`^([0-9a-f]{64}|[0-9a-f]{40})$`)

// receive keeps an upload that may be a picture, or an officer's list. Of anything
// else it keeps nothing: what it was is known by its first bytes.
func (w *Web) receive(r *http.Request, event string, from io.Reader, called string) (f bot.File, err error) {
	body := bufio.NewReaderSize(from, headBytes) // holds no more: what follows is read past it
	head, err := body.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return f, unreadable(err)
	}
	mime, ok := w.keeps(head, called)
	if !ok {
		_, err = io.Copy(io.Discard, body) // or the browser would not hear the answer
		if err != nil {
			err = unreadable(err)
		}
		return bot.File{Name: called, Mime: mime}, err
	}
	if err := w.hold(r, event); err != nil {
		return f, err
	}
	f, err = w.keep(body)
	w.room.settle(event, f.Size)
	f.Name, f.Mime = called, mime
	return f, err
}

// keeps tells whether an upload is kept, by its first bytes, and its type.
func (w *Web) keeps(head []byte, called string) (mime string, ok bool) {
	if mime, ok = w.Begins(head); ok {
		return mime, true
	}
	mime = kindOf(head)
	switch listEnd(called) {
	case ".xlsx": // or what holds one with a password, which is told from others where it is read
		return mime, mime == "application/zip" || bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0"))
	case ".csv", ".tsv", ".txt":
		return mime, strings.HasPrefix(mime, "text/plain") || wide(head)
	}
	return mime, false
}

// listEnd is how the name of a list ends, "" for another file's.
func listEnd(called string) string {
	end := strings.ToLower(filepath.Ext(called))
	if !slices.Contains([]string{".xlsx", ".csv", ".tsv", ".txt"}, end) {
		return ""
	}
	return end
}

// wide tells text of two bytes a letter, as spreadsheets save it, without the mark that
// says so: every second byte is zero for most letters, and none between them.
func wide(head []byte) bool {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	return min(zeros[0], zeros[1]) == 0 && max(zeros[0], zeros[1]) > len(head)/4
}

// hold keeps room for the upload. Before one is refused the records are asked what
// reports have named since.
func (w *Web) hold(r *http.Request, event string) error {
	size, at := r.ContentLength, w.address(r)
	if size < 0 || size > pictureMost {
		size = pictureMost
	}
	err := w.room.hold(event, at, size, w.Place.Now())
	if slow := (slowDown{}); !errors.As(err, &slow) {
		return err
	}
	if err := w.giveBack(r.Context(), w.Place.Now()); err != nil {
		return err
	}
	return w.room.hold(event, at, size, w.Place.Now())
}

// keep writes the upload to the disk, whole or not at all.
func (w *Web) keep(from io.Reader) (f bot.File, err error) {
	name, size, err := w.Shelf.Receive(http.MaxBytesReader(nil, io.NopCloser(from), pictureMost), looseLife)
	if err == nil {
		return bot.File{Ref: name, Unique: name, Size: size}, nil
	}
	if kind := bot.KindOf(err); kind == bot.Exhausted || kind == bot.Unavailable {
		return f, err
	}
	return f, unreadable(err)
}

var (
	errUpload = errors.New("there is no such upload")
	errRoom   = errors.New("the disk has no room for it")
)

// Fetch implements channel.Channel: it opens an upload.
func (w *Web) Fetch(_ context.Context, f bot.File) (io.ReadCloser, error) {
	if !uploadForm.MatchString(f.Ref) {
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: errUpload}
	}
	body, err := w.Shelf.Read(f.Ref)
	switch {
	case bot.KindOf(err) == bot.NotFound:
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: errUpload}
	case err != nil:
		return nil, &channel.SendError{Outcome: channel.Again, Err: err}
	}
	return body, nil
}
