package web

import (
	"bufio"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// picturePath is where the page posts pictures to.
const picturePath = "/picture"

// uploadTime is how long a picture may be on its way over a weak network.
const uploadTime = 5 * time.Minute

// picture takes a file with its caption. Its client id is the first field, so
// that a picture sent again lands on the same name.
func (m mount) picture(w http.ResponseWriter, r *http.Request, enter func() (person, error)) error {
	ctrl, until := http.NewResponseController(w), time.Now().Add(uploadTime)
	_ = ctrl.SetWriteDeadline(until.Add(writeTime))
	body := http.MaxBytesReader(w, r.Body, pictureMost+bodyMost)
	piece := pieces.Get().(*bufio.Reader)
	defer func() { piece.Reset(nil); pieces.Put(piece) }()
	piece.Reset(&arriving{Reader: body, ctrl: ctrl, until: until, stall: stallTime})
	r.Body = struct {
		io.Reader
		io.Closer
	}{piece, body}
	parts, err := r.MultipartReader()
	if err != nil {
		return bot.Fail(bot.Invalid, "web: picture", errForm)
	}
	in, file, err := readForm(parts)
	if err != nil {
		return err
	}
	p, err := enter()
	if err != nil {
		return err
	}
	ev := m.event(r, p, in.Client)
	kept, err := m.receive(r, ev.ID, file, in.Data)
	if err != nil {
		return err
	}
	ev.Kind, ev.File = bot.Filed, &kept
	if kept.Ref != "" && strings.HasPrefix(kept.Mime, "image/") && listEnd(kept.Name) == "" {
		ev.Kind = bot.Pictured
	}
	ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(in.Text))
	return m.take(w, r, ev, &bot.Entry{Kind: bot.EntryPhoto, Text: ev.Text, File: &kept})
}

// readForm reads the fields up to the file, which is left to be read.
func readForm(parts *multipart.Reader) (in post, file io.Reader, err error) {
	for {
		part, err := parts.NextPart()
		if err != nil {
			return in, nil, unreadable(err)
		}
		switch part.FormName() {
		case "client":
			in.Client, err = field(part, 64)
		case "caption":
			in.Text, err = field(part, saidMost)
		case "file":
			if !clientForm.MatchString(in.Client) {
				return in, nil, bot.Fail(bot.Invalid, "web: picture", errForm)
			}
			in.Data = shortName(part.FileName())
			return in, part, nil
		}
		if err != nil {
			return in, nil, err
		}
	}
}

func field(r io.Reader, most int64) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return "", unreadable(err)
	}
	if int64(len(b)) > most {
		return "", bot.Fail(bot.Invalid, "web: picture", errTooBig)
	}
	return string(b), nil
}

// shortName is the file's name as far as it can be shown.
func shortName(s string) string {
	s, _ = bot.MaskCitizen(vn.NFC(strings.ToValidUTF8(s, "")))
	for utf8.RuneCountInString(s) > 80 {
		_, n := utf8.DecodeRuneInString(s)
		s = s[n:]
	}
	return s
}

// unreadable tells a body that is too large from one that was cut off, and from one
// that did not go on, which may come again.
func unreadable(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return bot.Fail(bot.Invalid, "web: picture", errTooBig)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return bot.Fail(bot.Unavailable, "web: picture", err)
	}
	return bot.Fail(bot.Invalid, "web: picture", errForm)
}

// kindOf names the type of what begins with head.
func kindOf(head []byte) string {
	kind, _, _ := strings.Cut(http.DetectContentType(head), ";")
	return kind
}
