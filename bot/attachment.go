package bot

import "encoding/json"

// Attachment is a file that a message brings along. Its bytes lie on the shelf
// under their SHA-256; no message holds them.
type Attachment struct {
	SHA256 string `json:"sha256"`
	Name   string `json:"name,omitempty"` // as the person is to see it: "tong-hop.xlsx"
	Mime   string `json:"mime,omitempty"`
	Size   int64  `json:"size,omitempty"`
	// Ask names what says to whom the file belongs: its address asks that each time. ""
	// is for whoever has the address.
	Ask string `json:"ask,omitempty"`
	// Instead is what is said in the place of a file that does not go: finished
	// words, with an address where there is one.
	Instead string `json:"instead,omitempty"`
}

// UnmarshalJSON takes a text for nothing: so pictures stood in messages once, as
// their bytes.
func (a *Attachment) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return nil
	}
	type plain Attachment
	return json.Unmarshal(raw, (*plain)(a))
}

// Shot is one picture of an album.
type Shot struct {
	Picture Attachment `json:"picture"`
	// Origin is the picture's name at the platform that it came from, as
	// "telegram:AgAC…": the bot that was given the photo can send it again
	// without its bytes.
	Origin  string `json:"origin,omitempty"`
	Caption string `json:"caption,omitempty"`
}

// AlbumMost is how many pictures an album has at the most.
const AlbumMost = 10

// Attached lists what the message brings along.
func (m *Message) Attached() (all []Attachment) {
	for _, a := range []*Attachment{m.Picture, m.File} {
		if a != nil && a.SHA256 != "" {
			all = append(all, *a)
		}
	}
	for _, shot := range m.Album {
		if shot.Picture.SHA256 != "" {
			all = append(all, shot.Picture)
		}
	}
	return all
}

// Weight is how many messages of a platform it counts for: an album is as many
// as it has pictures.
func (m *Message) Weight() int { return max(1, len(m.Album)) }
