package page

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/vn"
)

const (
	comingMost = 16              // files on their way at once: each holds a file open
	comingTime = 5 * time.Minute // over a weak line
	looseLife  = time.Hour       // of a file that nothing names
	tooMuch    = 200 << 20       // bytes that are read of a file that is too large: a browser hears no answer before
	nameMost   = 80              // letters of a file's name
)

// upload takes a file for the desk, with the words that stand below it. What becomes of
// it is said as in chats; one that is too large, or of no use, is refused by the desk.
func (p *Page) upload(w http.ResponseWriter, r *http.Request) {
	select {
	case p.coming <- struct{}{}:
		defer func() { <-p.coming }()
	default:
		p.fail(w, r, nil, bot.Fail(bot.Unavailable, "page: upload", errBusy))
		return
	}
	until, ctrl := time.Now().Add(comingTime), http.NewResponseController(w)
	_, _ = ctrl.SetReadDeadline(until), ctrl.SetWriteDeadline(until.Add(comingTime))
	r.Body = http.MaxBytesReader(w, r.Body, tooMuch)
	form, part, err := readUpload(r)
	s := p.poster(w, r, func() string { return form["token"] })
	if s == nil {
		return
	}
	var kept bot.File
	if err == nil {
		kept, err = p.receive(part)
	}
	back := local(form["back"])
	if err == nil {
		ev := p.event(*s, bot.Filed)
		ev.File = &kept
		ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(strings.ToValidUTF8(form["w"], "")))
		err = p.take(r.Context(), *s, ev, drawnForm{form["id"], back}, "file", ev.Text, kept.Name, kept.Ref, strconv.FormatInt(kept.Size, 10))
	}
	if err != nil {
		p.fail(w, r, nil, err)
		return
	}
	p.goBack(w, r, back)
}

var (
	errBusy  = errors.New("too many files are on their way")
	errForm  = errors.New("this is no form with a file")
	fileForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// readUpload reads the fields up to the file, which is left to be read.
func readUpload(r *http.Request) (form map[string]string, file *multipart.Part, err error) {
	form = map[string]string{}
	parts, err := r.MultipartReader()
	if err != nil {
		return form, nil, bot.Fail(bot.Invalid, "page: upload", errForm)
	}
	for {
		part, err := parts.NextPart()
		if err != nil || len(form) > 8 {
			return form, nil, bot.Fail(bot.Invalid, "page: upload", errors.Join(err, errForm))
		}
		if part.FormName() == "file" {
			return form, part, nil
		}
		value, err := io.ReadAll(io.LimitReader(part, wordsMost))
		if err != nil {
			return form, nil, bot.Fail(bot.Invalid, "page: upload", err)
		}
		form[part.FormName()] = string(value)
	}
}

// receive keeps the file; of one that is too large it keeps nothing but how large.
func (p *Page) receive(part *multipart.Part) (bot.File, error) {
	f := bot.File{Name: fileName(part.FileName()), Mime: part.Header.Get("Content-Type")}
	if f.Name == "" {
		return f, bot.Fail(bot.Invalid, "page: upload", errForm)
	}
	read := &counted{from: part}
	sum, size, err := p.Shelf.Receive(io.LimitReader(read, bot.FileMost+1), looseLife)
	switch kind := bot.KindOf(err); {
	case kind == bot.Exhausted || kind == bot.Unavailable:
		return f, err
	case err != nil:
		return f, bot.Fail(bot.Invalid, "page: upload", err)
	}
	if size > bot.FileMost {
		if _, err := io.Copy(io.Discard, read); err != nil {
			return f, bot.Fail(bot.Invalid, "page: upload", err)
		}
		f.Size = read.n
		return f, nil
	}
	f.Ref, f.Unique, f.Size = sum, sum, size
	return f, nil
}

// counted counts what is read.
type counted struct {
	from io.Reader
	n    int64
}

// Read implements io.Reader.
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.n += int64(n)
	return n, err
}

// fileName is the file's name as far as it can be shown: its end says what it is.
func fileName(name string) string {
	name, _ = bot.MaskCitizen(vn.NFC(strings.ToValidUTF8(name, "")))
	for utf8.RuneCountInString(name) > nameMost {
		_, n := utf8.DecodeRuneInString(name)
		name = name[n:]
	}
	return name
}

// Fetch implements channel.Channel: it opens a file that was sent.
func (p *Page) Fetch(_ context.Context, f bot.File) (io.ReadCloser, error) {
	if !fileForm.MatchString(f.Ref) {
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: errNoFile}
	}
	body, err := p.Shelf.Read(f.Ref)
	switch {
	case bot.KindOf(err) == bot.NotFound:
		return nil, &channel.SendError{Outcome: channel.Rejected, Err: errNoFile}
	case err != nil:
		return nil, &channel.SendError{Outcome: channel.Again, Err: err}
	}
	return body, nil
}
