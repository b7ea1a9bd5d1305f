package web

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

const (
	pictureMost = 20 << 20       // bytes of one upload
	headBytes   = 36             // tell what an upload may be
	uploadPiece = 32 << 10       // bytes read and written at once
	uploadLife  = 48 * time.Hour // of a report's, to be seen on the page
)

// uploadForm is the name of an upload: nothing else is ever opened.
var uploadForm = regexp.MustCompile(`^[0-9a-f]{40}$`)

func openUploads(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return bot.Fail(bot.Unavailable, "web: uploads", err)
	}
	return nil
}

// uploadName is the file's name for an event: always the same one, and not to
// be guessed without the session's id.
func uploadName(event string) string {
	sum := sha256.Sum256([]byte(event))
	return hex.EncodeToString(sum[:20])
}

// receive keeps an upload that may be a picture, or an officer's list. Of anything
// else it keeps nothing: what it was is known by its first bytes.
func (w *Web) receive(r *http.Request, event string, from io.Reader, called string) (f bot.File, err error) {
	body := bufio.NewReaderSize(from, uploadPiece)
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
	name := uploadName(event)
	if err := w.hold(r, name); err != nil {
		return f, err
	}
	f, err = w.keep(name, body)
	w.room.settle(name, f.Size)
	f.Name, f.Mime = called, mime
	return f, err
}

// keeps tells whether an upload is kept, by its first bytes, and its type.
func (w *Web) keeps(head []byte, called string) (mime string, ok bool) {
	if mime, ok = w.Begins(head); ok {
		return mime, true
	}
	mime = kindOf(head)
	switch strings.ToLower(filepath.Ext(called)) {
	case ".xlsx":
		return mime, mime == "application/zip"
	case ".csv":
		return mime, strings.HasPrefix(mime, "text/plain")
	}
	return mime, false
}

// hold keeps room for the upload. Before one is refused the records are asked what
// reports have named since.
func (w *Web) hold(r *http.Request, name string) error {
	size, at := r.ContentLength, w.address(r)
	if size < 0 || size > pictureMost {
		size = pictureMost
	}
	err := w.room.hold(name, at, size, w.Place.Now())
	if slow := (slowDown{}); !errors.As(err, &slow) {
		return err
	}
	_, reported, wrong := w.wanted(r.Context(), w.Place.Now().Add(-looseLife))
	if wrong != nil {
		return wrong
	}
	w.room.give(reported, w.Place.Now().Add(-looseLife))
	return w.room.hold(name, at, size, w.Place.Now())
}

// keep writes the upload to the disk, whole or not at all.
func (w *Web) keep(name string, from io.Reader) (f bot.File, err error) {
	tmp, err := os.CreateTemp(w.Uploads, "part-*")
	if err != nil {
		return f, bot.Fail(bot.Exhausted, "web: upload", err)
	}
	size, err := fill(tmp, from)
	if err != nil {
		_, _ = tmp.Close(), os.Remove(tmp.Name())
		return f, err
	}
	path := filepath.Join(w.Uploads, name)
	if err := errors.Join(tmp.Close(), os.Rename(tmp.Name(), path)); err != nil {
		_ = os.Remove(tmp.Name())
		return f, bot.Fail(bot.Exhausted, "web: upload", err)
	}
	if err := w.Lasts(path); err != nil {
		return f, bot.Fail(bot.Exhausted, "web: upload", err)
	}
	return bot.File{Ref: name, Unique: name, Size: size}, nil
}

// fill copies the upload. A form is read by a few kB; the file is hidden behind an
// io.Writer, or it would be written so too.
func fill(tmp *os.File, from io.Reader) (size int64, err error) {
	out := bufio.NewWriterSize(struct{ io.Writer }{tmp}, uploadPiece)
	if size, err = io.Copy(out, io.LimitReader(from, pictureMost+1)); err == nil {
		err = out.Flush()
	}
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return 0, bot.Fail(bot.Exhausted, "web: upload", err)
	case err != nil:
		return 0, unreadable(err)
	case size > pictureMost:
		return 0, bot.Fail(bot.Invalid, "web: upload", errTooBig)
	}
	return size, nil
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
	file, err := os.Open(filepath.Join(w.Uploads, f.Ref))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: errUpload}
	case err != nil:
		return nil, &channel.SendError{Outcome: channel.Again, Err: err}
	}
	return upload{file}, nil
}

// upload is a picture as it was posted. Its file is never written again, so whoever keeps the picture may share it.
type upload struct{ *os.File }

// Shared is the file's path.
func (u upload) Shared() string { return u.Name() }

// sweepUploads removes what is older than that, and what a kill left half written,
// but for what must stay, and what must stay after its own time.
func sweepUploads(dir string, before, end time.Time, stay, reported map[string]bool) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range list {
		info, gone := f.Info()
		if gone != nil || stay[f.Name()] && (!reported[f.Name()] || info.ModTime().After(end)) {
			continue
		}
		if info.ModTime().Before(before) {
			err = errors.Join(err, os.Remove(filepath.Join(dir, f.Name())))
		}
	}
	return err
}
