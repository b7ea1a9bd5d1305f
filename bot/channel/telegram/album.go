package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	api "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// sayAlbum sends the pictures together; a single one is a photo. One that
// Telegram does not take is left out, and the text behind the album says so: then
// the others go without it. An album that is refused without a word about which
// picture it was is uploaded anew, and then sent picture by picture.
func (c *Channel) sayAlbum(ctx context.Context, p *post) (id int, err error) {
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	var left []bot.Para
	for len(p.album) > 0 {
		group := p.album
		if p.apart {
			group = group[:1]
		}
		if id, err = c.sendGroup(ctx, p, group); err == nil {
			p.album = p.album[len(group):]
			continue
		}
		out, ok := p.blame(group, err)
		if !ok {
			return 0, err
		}
		c.Logger.Warn("telegram: an album was simplified", "err", c.scrub(err).Error())
		if out >= 0 {
			left = append(left, bot.Para{Text: p.album[out].Picture.Instead})
			p.album = append(p.album[:out:out], p.album[out+1:]...)
		}
	}
	return c.sayLeft(ctx, p, left, id)
}

// sayLeft says which pictures are missing: above the text behind the album, or
// alone where there is none.
func (c *Channel) sayLeft(ctx context.Context, p *post, left []bot.Para, id int) (int, error) {
	if len(left) == 0 {
		return id, nil
	}
	text := &post{chat: p.chat, thread: p.thread}
	if p.next != nil {
		text = p.next
	}
	pages := channel.Pages(append(left, text.page.Paras...), maxText)
	switch {
	case len(pages) == 0 && id == 0:
		return 0, errUnsent
	case len(pages) == 0:
		return id, nil
	case p.next != nil && len(pages) == 1:
		p.next.page = pages[0]
		return id, nil
	}
	alone := &post{chat: p.chat, thread: p.thread, page: pages[0]}
	if p.next != nil { // too long together
		alone.page = channel.Pages(left, maxText)[0]
	}
	return c.say(ctx, alone)
}

// blame finds what is to be done about an album that was refused: which picture
// has to stay out, -1 for none; false when that would not help.
func (p *post) blame(group []bot.Shot, err error) (out int, ok bool) {
	var lost *lostShot
	if errors.As(err, &lost) {
		return lost.at, true
	}
	if !untaken(err) || says(err, pictureless) && p.apart {
		return -1, false
	}
	if n, named := refusedShot(err); named && n < len(group) {
		return n, true
	}
	switch {
	case len(group) == 1 && (p.uploads || group[0].Origin == ""):
		return 0, true
	case !p.uploads && hasOrigin(group):
		p.uploads = true
	default:
		p.apart = true
	}
	return -1, true
}

func hasOrigin(group []bot.Shot) bool {
	for _, shot := range group {
		if origin(shot) != "" {
			return true
		}
	}
	return false
}

// origin is the picture's file id, "" if it is none of Telegram's.
func origin(shot bot.Shot) string {
	id, own := strings.CutPrefix(shot.Origin, Name+":")
	if !own {
		return ""
	}
	return id
}

var shotNumber = regexp.MustCompile(`(?i)failed to send message #(\d{1,2})\b`)

// refusedShot reads which picture of an album Telegram did not like, from 0.
func refusedShot(err error) (int, bool) {
	found := shotNumber.FindStringSubmatch(err.Error())
	if found == nil {
		return 0, false
	}
	n, _ := strconv.Atoi(found[1])
	return n - 1, n > 0
}

// lostShot is a picture whose bytes cannot be had, by its place.
type lostShot struct{ at int }

func (*lostShot) Error() string { return "a picture of the album is not there" }

// sendGroup sends two to ten pictures as an album, or one as a photo. It gives
// the id of the last.
func (c *Channel) sendGroup(ctx context.Context, p *post, group []bot.Shot) (int, error) {
	media := make([]models.InputMedia, len(group))
	var only models.InputFile
	for i, shot := range group {
		caption := channel.Pages([]bot.Para{{Text: shot.Caption}}, maxCaption)
		photo := &models.InputMediaPhoto{Media: origin(shot)}
		if len(caption) > 0 {
			photo.Caption = caption[0].Plain()
		}
		if only = models.InputFile(&models.InputFileString{Data: photo.Media}); photo.Media == "" || p.uploads {
			data, err := c.shot(ctx, shot)
			if err != nil {
				return 0, unshown(i, err)
			}
			photo.Media, photo.MediaAttachment = fmt.Sprintf("attach://%d.jpg", i), bytes.NewReader(data)
			only = &models.InputFileUpload{Filename: "1.jpg", Data: photo.MediaAttachment}
		}
		media[i] = photo
	}
	if len(group) == 1 {
		return idOf(c.api.SendPhoto(ctx, &api.SendPhotoParams{ChatID: p.chat, MessageThreadID: p.thread,
			Photo: only, Caption: media[0].(*models.InputMediaPhoto).Caption}))
	}
	sent, err := c.api.SendMediaGroup(ctx, &api.SendMediaGroupParams{ChatID: p.chat, MessageThreadID: p.thread, Media: media})
	if err != nil || len(sent) == 0 {
		return 0, err
	}
	return sent[len(sent)-1].ID, nil
}

// unshown is a picture that cannot be had; what the shelf may give later passes.
func unshown(at int, err error) error {
	var later *channel.SendError
	if errors.As(err, &later) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &lostShot{at}
}

// shot is the picture as it is uploaded.
func (c *Channel) shot(ctx context.Context, shot bot.Shot) ([]byte, error) {
	if c.shown != nil {
		return c.shown(ctx, shot.Picture.SHA256)
	}
	f, _, err := c.open(shot.Picture.SHA256, maxPhoto)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(f)
}
