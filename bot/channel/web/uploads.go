package web

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

const (
	pictureMost = 20 << 20       // bytes of one upload
	uploadPiece = 32 << 10       // bytes read and written at once
	uploadLife  = 48 * time.Hour // longer than a picture's job is tried
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

// keep writes the upload to the disk, whole or not at all.
func (w *Web) keep(name string, from io.Reader) (f bot.File, err error) {
	if w.Space != nil {
		if err := w.Space(); err != nil {
			return f, err
		}
	}
	tmp, err := os.CreateTemp(w.Uploads, "part-*")
	if err != nil {
		return f, bot.Fail(bot.Exhausted, "web: upload", err)
	}
	size, head, err := fill(tmp, from)
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
	return bot.File{Ref: name, Unique: name, Mime: kindOf(head), Size: size}, nil
}

// fill copies the upload and returns its first bytes too. A form is read by a few
// kB; the file is hidden behind an io.Writer, or it would be written so too.
func fill(tmp *os.File, from io.Reader) (size int64, head []byte, err error) {
	out := bufio.NewWriterSize(struct{ io.Writer }{tmp}, uploadPiece)
	if size, err = io.Copy(out, io.LimitReader(from, pictureMost+1)); err == nil {
		err = out.Flush()
	}
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return 0, nil, bot.Fail(bot.Exhausted, "web: upload", err)
	case err != nil:
		return 0, nil, unreadable(err)
	case size > pictureMost:
		return 0, nil, bot.Fail(bot.Invalid, "web: upload", errTooBig)
	}
	head = make([]byte, 512)
	n, _ := tmp.ReadAt(head, 0)
	return size, head[:n], nil
}

var errUpload = errors.New("there is no such upload")

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

// sweepUploads removes what is older, and what a kill left half written.
func sweepUploads(dir string, before time.Time) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range list {
		if info, gone := f.Info(); gone == nil && info.ModTime().Before(before) {
			err = errors.Join(err, os.Remove(filepath.Join(dir, f.Name())))
		}
	}
	return err
}
