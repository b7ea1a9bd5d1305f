package engine

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/desk"
)

// able is a channel that can send what it says.
type able struct {
	channel.Channel
	caps bot.Caps
}

func (a able) Caps() bot.Caps { return a.caps }

// worded is the message that an engine makes of the Say for such a channel.
func worded(caps bot.Caps, files Files, s bot.Say) bot.Message {
	e := New(Options{Channels: map[string]channel.Channel{"test": able{caps: caps}}, Wording: plain{}, Files: files})
	return e.word(bot.Chat{Channel: "test", ID: "7"}, "", &s)
}

func words(m bot.Message) string {
	var all []string
	for _, p := range m.Parts {
		all = append(all, p.Text)
	}
	return strings.Join(all, " | ")
}

func keepNothing([]byte) (string, error) { return "", errors.New("full") }

func TestADrawnPictureLiesOnTheShelf(t *testing.T) {
	png := []byte("a picture's bytes")
	s := notice("chart")
	s.Picture = png
	var kept [][]byte
	files := Files{Keep: func(data []byte) (string, error) { kept = append(kept, data); return "sum", nil }}
	m := worded(bot.Caps{Picture: true}, files, s)
	require.Equal(t, &bot.Attachment{SHA256: "sum", Name: "picture.png", Mime: "image/png", Size: int64(len(png)), Instead: "attach.picture_none"}, m.Picture)
	require.Equal(t, [][]byte{png}, kept)
	raw, err := json.Marshal(m)
	require.NoError(t, err)
	require.NotContains(t, string(raw), base64.StdEncoding.EncodeToString(png))

	var laid [][]byte
	files.Lay = func(data []byte) (string, error) { laid = append(laid, data); return "laid", nil }
	require.Equal(t, "laid", worded(bot.Caps{Picture: true}, files, s).Picture.SHA256)
	require.Equal(t, [][]byte{png}, laid)
	require.Equal(t, [][]byte{png}, kept, "nobody waits for the disk because of what can be drawn anew")

	require.Nil(t, worded(bot.Caps{}, files, s).Picture, "a channel without pictures")
	m = worded(bot.Caps{Picture: true}, Files{Keep: keepNothing}, s)
	require.Nil(t, m.Picture, "a full disk takes the picture, not the message")
	require.Equal(t, "attach.picture_unkept | chart", words(m))
	s.Caption = true
	require.Equal(t, "attach.picture_unkept", words(worded(bot.Caps{Picture: true}, Files{Keep: keepNothing}, s)), "there is no caption without its picture")
}

func TestAFileThatAChannelDoesNotCarryIsALink(t *testing.T) {
	s := notice("total")
	s.File = &bot.Attachment{SHA256: "sum", Name: "a.xlsx", Size: 100}
	address := func(a bot.Attachment) string { return "https://x/" + a.Name }
	m := worded(bot.Caps{File: 100}, Files{Address: address}, s)
	require.Equal(t, "sum", m.File.SHA256)
	require.Equal(t, "attach.file_link", m.File.Instead)
	require.Equal(t, "total", words(m))
	for caps, want := range map[int64]string{0: "total | attach.file_link", 99: "total | attach.file_link"} {
		m = worded(bot.Caps{File: caps}, Files{Address: address}, s)
		require.Nil(t, m.File)
		require.Equal(t, want, words(m))
	}
	require.Equal(t, "total | attach.file_none", words(worded(bot.Caps{}, Files{}, s)), "nothing can be reached from outside")
}

func TestAnAlbumIsASheetWhereThereAreNone(t *testing.T) {
	s := notice("review")
	for i := range 12 {
		s.Album = append(s.Album, bot.SayShot{Picture: bot.Attachment{SHA256: fmt.Sprint("s", i)}, Caption: bot.T("school"), Origin: "telegram:f"})
	}
	m := worded(bot.Caps{Album: bot.AlbumMost, Picture: true}, Files{}, s)
	require.Len(t, m.Album, bot.AlbumMost)
	require.Equal(t, bot.Shot{Picture: bot.Attachment{SHA256: "s0", Instead: "attach.shot_none"}, Caption: "school", Origin: "telegram:f"}, m.Album[0])
	require.Equal(t, 10, m.Weight())

	var drawn []string
	sheet := Files{Keep: func([]byte) (string, error) { return "sheet", nil }, Sheet: func(sums []string) ([]byte, error) { drawn = sums; return []byte("jpeg"), nil }}
	s.Album = s.Album[:2]
	s.Album[0].Picture.Ask, s.Album[1].Picture.Ask = "mine", "mine"
	m = worded(bot.Caps{Picture: true}, sheet, s)
	require.Equal(t, []string{"s0", "s1"}, drawn)
	require.Equal(t, [3]string{"sheet", "mine", "attach.picture_none"}, [3]string{m.Picture.SHA256, m.Picture.Ask, m.Picture.Instead}, "it is whose the pictures are")
	require.Empty(t, m.Album)
	require.Equal(t, "attach.caption | attach.caption | review", words(m))
	m = worded(bot.Caps{}, sheet, s)
	require.Nil(t, m.Picture)
	require.Equal(t, "attach.caption\nattach.shot_none | attach.caption\nattach.shot_none | review", words(m), "each picture has a line")
}

func TestAnAnswerWithAPictureIsKeptWithoutItsBytes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) {
			for name, ch := range o.Channels {
				o.Channels[name] = able{ch, bot.Caps{Picture: true}}
			}
			o.Files.Keep = func([]byte) (string, error) { return strings.Repeat("ab", 32), nil }
			o.Desk = clerk{func(desk.Request) bot.Effects {
				s := notice("chart")
				s.Picture = make([]byte, 1<<20)
				return saying(s)
			}}
		})
		ev := say("7", 1, "")
		ev.Chat.Group, ev.Command = true, "bieudo"
		require.NoError(t, e.Handle(t.Context(), ev))
		require.Equal(t, []string{"chart"}, w.heard("7"))
		require.Less(t, len(w.chats["test:7"].data), 2000)
	})
}

func TestAFileThatIsMadeIsKeptAndSent(t *testing.T) {
	s := notice("calendar")
	s.Made = &bot.Made{Name: "a.ics", Mime: "text/calendar", Data: []byte("BEGIN")}
	files := Files{Keep: func([]byte) (string, error) { return "sum", nil }, Address: func(a bot.Attachment) string { return "https://x/" + a.SHA256 }}
	m := worded(bot.Caps{File: 100}, files, s)
	require.Equal(t, "sum", m.File.SHA256)
	require.Equal(t, []any{"a.ics", "text/calendar", int64(5)}, []any{m.File.Name, m.File.Mime, m.File.Size})
	m = worded(bot.Caps{}, files, s)
	require.Nil(t, m.File)
	require.Contains(t, words(m), "attach.file_link", "a channel without files gets an address")
	files.Keep = keepNothing
	m = worded(bot.Caps{File: 100}, files, s)
	require.Nil(t, m.File)
	require.Contains(t, words(m), "attach.file_unkept", "what is not kept has no address")
}

// Whose data a file holds is noted before it is kept: with the person it goes.
func TestAFileOfSomebodysDataIsNoted(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		var kept []byte
		e, _ := w.start(func(o *Options) {
			o.Files.Keep = func(data []byte) (string, error) {
				require.Len(t, w.writes, 1, "noted before")
				kept = data
				sum := sha256.Sum256(data)
				return hex.EncodeToString(sum[:]), nil
			}
			o.Desk = clerk{func(desk.Request) bot.Effects {
				s := notice("export")
				s.Made = &bot.Made{Name: "a.csv", Mime: "text/csv", Table: [][]bot.Text{{bot.Raw("Lan")}}, Of: "test:7"}
				return saying(s)
			}}
		})
		ev := say("7", 1, "")
		ev.Chat.Group, ev.Command = true, "bieudo"
		require.NoError(t, e.Handle(t.Context(), ev))
		require.Contains(t, string(kept), "Lan")
		sum := sha256.Sum256(kept)
		require.Equal(t, []bot.Write{bot.HandOut{Account: "test:7", SHA256: hex.EncodeToString(sum[:]), At: ev.At}}, w.writes)
	})
}
