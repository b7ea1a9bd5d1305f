package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/go-telegram/bot/models"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// What Telegram takes from a bot, in bytes.
const (
	maxUpload = 50 << 20
	maxPhoto  = 10 << 20
)

// errUnsent is a file that is not even tried: it is not on the shelf, or too large.
var errUnsent = errors.New("the file is not there, or too large")

// attached are the posts of what the message brings along, without its text.
func attached(blank post, m bot.Message) (posts []*post) {
	add := func(p post) { posts = append(posts, &p) }
	if m.Picture != nil && m.Picture.SHA256 != "" {
		p := blank
		p.picture = m.Picture
		add(p)
	}
	if m.File != nil {
		p := blank
		p.file = m.File
		add(p)
	}
	if len(m.Album) > 0 {
		p := blank
		p.album = m.Album
		add(p)
	}
	return posts
}

// carries tells whether there is something to upload with the text.
func (p *post) carries() bool { return p.picture != nil || p.file != nil }

// sums are the names of what the post brings along.
func (p *post) sums() []string {
	m := bot.Message{Picture: p.picture, File: p.file, Album: p.album}
	var sums []string
	for _, a := range m.Attached() {
		sums = append(sums, a.SHA256)
	}
	return sums
}

// untaken tells that Telegram refused what was uploaded, or would, while the
// chat can be written to.
func untaken(err error) bool {
	if errors.Is(err, errUnsent) || says(err, pictureless) {
		return true
	}
	return isRefused(err, http.StatusBadRequest) && !says(err, unwritable)
}

// unload gives the file up for what is said in its place; false when that would
// leave nothing.
func (p *post) unload() bool {
	instead := p.picture
	if p.file != nil {
		instead = p.file
	}
	p.picture, p.file = nil, nil
	parts := append([]bot.Para{{Text: instead.Instead}}, p.page.Paras...)
	pages := channel.Pages(parts, maxText)
	if len(pages) == 0 {
		return false
	}
	p.page, p.plain = pages[0], false
	return true
}

// open opens what lies on the shelf, if it is not more than Telegram takes, and tells
// how much that is. Every call needs a reader of its own.
func (c *Channel) open(sha256 string, most int64) (_ io.ReadCloser, size int64, err error) {
	if c.shelf == nil {
		return nil, 0, errUnsent
	}
	f, err := c.shelf.Read(sha256)
	switch {
	case bot.KindOf(err) == bot.NotFound:
		return nil, 0, errUnsent
	case err != nil:
		return nil, 0, &channel.SendError{Outcome: channel.Again, Err: bot.Fail(bot.Unavailable, "telegram: send", fmt.Errorf("the shelf cannot be read: %s", bot.KindOf(err)))}
	}
	if size, err = f.Seek(0, io.SeekEnd); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil || size == 0 || size > most {
		_ = f.Close()
		return nil, 0, errUnsent
	}
	return f, size, nil
}

// captioned is the text under what is uploaded.
type captioned struct {
	Chat    int64                        `json:"chat_id"`
	Thread  int                          `json:"message_thread_id,omitempty"`
	Text    string                       `json:"caption,omitempty"`
	Mode    models.ParseMode             `json:"parse_mode,omitempty"`
	Buttons *models.InlineKeyboardMarkup `json:"reply_markup,omitempty"`
}

// upload sends the picture or the file, with the text under it.
func (c *Channel) upload(ctx context.Context, p *post) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	method, sum, most, e := "sendPhoto", "", int64(maxPhoto), enclosed{part: "photo", name: "picture.png"}
	if p.picture != nil {
		sum = p.picture.SHA256
	} else {
		method, sum, most, e = "sendDocument", p.file.SHA256, maxUpload, enclosed{part: "document", name: p.file.Name}
	}
	e.open = func() (io.ReadCloser, int64, error) { return c.open(sum, most) }
	return c.calls.sendFile(ctx, method, captioned{p.chat, p.thread, p.text(), p.mode(), p.buttons}, e)
}
