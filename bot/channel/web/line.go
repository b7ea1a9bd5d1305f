package web

import (
	"strconv"

	"vneidbot/bot"
)

// line is an entry as the page gets it.
type line struct {
	Seq     int64          `json:"seq"`
	At      int64          `json:"at"` // Unix milliseconds
	Kind    bot.EntryKind  `json:"kind"`
	Mine    bool           `json:"mine,omitempty"`
	Name    string         `json:"name,omitempty"`
	Client  string         `json:"client,omitempty"` // of mine
	Of      int64          `json:"of,omitempty"`
	Text    string         `json:"text,omitempty"`
	Parts   []bot.Para     `json:"parts,omitempty"`
	Buttons [][]bot.Button `json:"buttons,omitempty"`
	Picture string         `json:"picture,omitempty"` // its address
	File    string         `json:"file,omitempty"`    // the address of what is no picture
	Label   string         `json:"label,omitempty"`   // the file's name
	Album   []shot         `json:"album,omitempty"`
}

// shot is a picture of an album as the page gets it.
type shot struct {
	Picture string `json:"picture"`
	Text    string `json:"text,omitempty"`
}

// listing is a piece of the log.
type listing struct {
	Known   bool   `json:"known"` // there is a session
	Group   bool   `json:"group,omitempty"`
	Entries []line `json:"entries,omitempty"`
	More    bool   `json:"more,omitempty"`
}

func lineOf(e bot.Entry, p person) line {
	l := line{Seq: e.Seq, At: e.At.UnixMilli(), Kind: e.Kind, Of: e.Of, Text: e.Text}
	if e.From != "" {
		l.Mine = e.From == p.account
	}
	if l.Mine {
		l.Client = e.Client
	} else {
		l.Name = e.Name
	}
	if m := e.Message; m != nil {
		l.Parts, l.Buttons = m.Parts, m.Buttons
		if m.Picture != nil && m.Picture.SHA256 != "" {
			l.Picture = fileAddress(e.Seq)
		}
		if m.File != nil {
			l.File, l.Label = fileAddress(e.Seq)+"/file", m.File.Name
		}
		for i, s := range m.Album {
			l.Album = append(l.Album, shot{fileAddress(e.Seq) + "/" + strconv.Itoa(i+1), s.Caption})
		}
	}
	if f := e.File; f != nil {
		l.Label = f.Name
		switch {
		case f.Ref == "": // it was not kept
		case shown(f.Mime):
			l.Picture = fileAddress(e.Seq)
		default:
			l.File = fileAddress(e.Seq)
		}
	}
	return l
}

func fileAddress(seq int64) string { return "./file/" + strconv.FormatInt(seq, 10) }

// shown tells whether browsers show the type as a picture.
func shown(mime string) bool {
	switch mime {
	case "image/jpeg", "image/png", "image/webp", "image/gif":
		return true
	}
	return false
}
