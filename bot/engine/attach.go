package engine

import (
	"math"

	"vneidbot/bot"
)

// Files is how a message comes by what it brings along. Address and Sheet may be
// nil: files have no addresses, pictures cannot be drawn together.
type Files struct {
	// Keep puts bytes on the shelf and tells their SHA-256.
	Keep func(data []byte) (sha256 string, err error)
	// Lay is Keep for a picture that can be drawn anew: nobody waits until it is on the
	// disk, where what is recorded would wait behind it. Keep where it is nil.
	Lay func(data []byte) (sha256 string, err error)
	// Address is where a file can be read for two days.
	Address func(a bot.Attachment) string
	// Sheet draws pictures, with their numbers, as one.
	Sheet func(sha256 []string) (jpeg []byte, err error)
}

// attach gives the message what its Say brings along. What the chat's channel
// does not carry is said in words, with an address where files have some.
func (e *Engine) attach(to bot.Chat, lang string, s *bot.Say, m *bot.Message) {
	var caps bot.Caps
	if ch := e.opt.Channels[to.Channel]; ch != nil {
		caps = ch.Caps()
	}
	if s.Picture != nil && caps.Picture {
		if m.Picture = e.drawn(lang, s.Picture, "picture.png", "image/png", ""); m.Picture == nil {
			m.Parts = e.unpictured(lang, s, m.Parts)
		}
	}
	if file := e.file(lang, s); file != nil {
		f := *file
		f.Instead = e.instead(lang, f, "attach.file", "name", bot.Raw(f.Name))
		if m.File = &f; f.Size > caps.File {
			m.File, m.Parts = nil, append(m.Parts, bot.Para{Text: f.Instead})
		}
	}
	if len(s.Album) == 0 {
		return
	}
	m.Album = e.shots(lang, s.Album)
	if caps.Album < len(m.Album) {
		e.lay(lang, caps, m)
	}
}

// unpictured are the words of a message whose picture cannot be kept: the words of a
// caption mean nothing without it.
func (e *Engine) unpictured(lang string, s *bot.Say, words []bot.Para) []bot.Para {
	none := []bot.Para{{Text: e.opt.Wording.Words(lang, bot.T("attach.picture_unkept"))}}
	if s.Caption {
		return none
	}
	return append(none, words...)
}

// file is what goes with the message as a file, made or of the shelf. One that
// cannot be kept has nothing that could be sent, and is said in words.
func (e *Engine) file(lang string, s *bot.Say) *bot.Attachment {
	if s.Made == nil {
		return s.File
	}
	data := s.Made.Data
	if s.Made.Table != nil {
		data = e.table(lang, s.Made.Table)
	}
	if a := e.shelve(e.opt.Files.Keep, data, s.Made.Name, s.Made.Mime); a != nil {
		return a
	}
	return &bot.Attachment{Name: s.Made.Name, Size: math.MaxInt64}
}

// shelve puts what was made for a message on the shelf; nil where that cannot be
// done, for a message must not wait for what it brings along.
func (e *Engine) shelve(keep func([]byte) (string, error), data []byte, name, mime string) *bot.Attachment {
	sum, err := keep(data)
	if err != nil {
		e.opt.Log.Error("a file is not sent: it cannot be kept", "kind", bot.KindOf(err).String())
		return nil
	}
	return &bot.Attachment{SHA256: sum, Name: name, Mime: mime, Size: int64(len(data))}
}

// drawn is a picture that was made for the message, nil where it cannot be kept.
func (e *Engine) drawn(lang string, data []byte, name, mime, ask string) *bot.Attachment {
	keep := e.opt.Files.Lay
	if keep == nil {
		keep = e.opt.Files.Keep
	}
	a := e.shelve(keep, data, name, mime)
	if a != nil {
		a.Ask = ask
		a.Instead = e.instead(lang, *a, "attach.picture")
	}
	return a
}

// shots are an album's finished pictures.
func (e *Engine) shots(lang string, album []bot.SayShot) (shots []bot.Shot) {
	for i, s := range album[:min(len(album), bot.AlbumMost)] {
		shot := bot.Shot{Picture: s.Picture, Origin: s.Origin}
		if s.Caption.Key != "" || s.Caption.Args != nil {
			shot.Caption = e.opt.Wording.Words(lang, s.Caption)
		}
		shot.Picture.Instead = e.instead(lang, s.Picture, "attach.shot", "n", i+1)
		shots = append(shots, shot)
	}
	return shots
}

// lay makes one picture of an album, and says in words what is on it. Where that
// cannot be drawn or sent, each picture has a line.
func (e *Engine) lay(lang string, caps bot.Caps, m *bot.Message) {
	var lines []bot.Para
	var sums []string
	for i, shot := range m.Album {
		sums = append(sums, shot.Picture.SHA256)
		lines = append(lines, bot.Para{Text: e.opt.Wording.Words(lang, bot.T("attach.caption", "n", i+1, "caption", bot.Raw(shot.Caption)))})
	}
	if caps.Picture && e.opt.Files.Sheet != nil {
		if sheet, err := e.opt.Files.Sheet(sums); err == nil {
			m.Picture = e.drawn(lang, sheet, "sheet.jpg", "image/jpeg", m.Album[0].Picture.Ask) // all are of whoever asked
		}
	}
	if m.Picture == nil {
		for i, shot := range m.Album {
			lines[i].Text += "\n" + shot.Picture.Instead
		}
	}
	m.Album, m.Parts = nil, append(lines, m.Parts...)
}

// instead is what is said in the place of a file.
func (e *Engine) instead(lang string, a bot.Attachment, key string, pairs ...any) string {
	if a.SHA256 == "" {
		return e.opt.Wording.Words(lang, bot.T(key+"_unkept", pairs...))
	}
	if e.opt.Files.Address != nil {
		if link := e.opt.Files.Address(a); link != "" {
			return e.opt.Wording.Words(lang, bot.T(key+"_link", append(pairs, "link", bot.Raw(link))...))
		}
	}
	return e.opt.Wording.Words(lang, bot.T(key+"_none", pairs...))
}
