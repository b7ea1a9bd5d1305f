package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// withFile puts the bytes on the channel's shelf.
func withFile(c *Channel, data []byte, name string) *bot.Attachment {
	shelf, ok := c.shelf.(*channeltest.Shelf)
	if !ok {
		shelf = &channeltest.Shelf{}
		c.shelf = shelf
	}
	sum, _ := shelf.Keep(data)
	return &bot.Attachment{SHA256: sum, Name: name, Size: int64(len(data)), Instead: "Không gửi được " + name + "."}
}

func TestPicturesAreUploadedAgainAfterAFailure(t *testing.T) {
	r, u, to := talk(t)
	m, png := plainly("Mã QR"), pngOf(300, 300)
	m.Picture = withFile(r.c, png, "qr.png")
	r.srv.Fault(telegramtest.Fault{Method: "sendPhoto", Reset: true})
	_, err := r.c.Send(context.Background(), to, m)
	require.Equal(t, channel.Again, outcome(t, err))
	_, err = r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
	last, _ := u.Last()
	require.Equal(t, png, last.Picture)
}

func TestWhatTelegramDoesNotTakeIsSaidInstead(t *testing.T) {
	for name, give := range map[string]func(r *rig, m *bot.Message){
		"no picture":        func(r *rig, m *bot.Message) { m.Picture = withFile(r.c, []byte("not a picture"), "a") },
		"sides of a ribbon": func(r *rig, m *bot.Message) { m.Picture = withFile(r.c, pngOf(2100, 100), "a") },
		"a picture of 10 MB": func(r *rig, m *bot.Message) {
			m.Picture = withFile(r.c, append(pngOf(300, 300), make([]byte, maxPhoto)...), "a")
		},
		"an empty file":   func(r *rig, m *bot.Message) { m.File = withFile(r.c, nil, "a") },
		"a file of 50 MB": func(r *rig, m *bot.Message) { m.File = withFile(r.c, make([]byte, maxUpload+1), "a") },
		"nowhere": func(r *rig, m *bot.Message) {
			m.File = &bot.Attachment{SHA256: strings.Repeat("0", 64), Name: "a", Instead: "Không gửi được a."}
		},
		"a group that takes no media": func(r *rig, m *bot.Message) {
			m.File = withFile(r.c, []byte("x"), "a")
			r.srv.Fault(telegramtest.Fault{Method: "sendDocument", Code: 400, Text: "Bad Request: not enough rights to send documents to the chat"})
		},
		"a proxy in front of Telegram": func(r *rig, m *bot.Message) {
			m.File = withFile(r.c, []byte("x"), "a")
			r.srv.Fault(telegramtest.Fault{Method: "sendDocument", Code: 413, Body: "<html>413</html>"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, u, to := talk(t)
			m := plainly("Số liệu & <b>", bot.Button{Label: "Xong", Data: "d:1:1"})
			give(r, &m)
			id, err := r.c.Send(context.Background(), to, m)
			require.NoError(t, err)
			require.NotEmpty(t, id)
			last, _ := u.Last()
			require.Equal(t, "Không gửi được a.\n\nSố liệu & <b>", last.Text)
			require.Equal(t, []string{"Xong"}, last.Labels())
			require.Empty(t, last.Picture)
		})
	}
}

func TestAFileAloneThatCannotGoIsRejected(t *testing.T) {
	r, _, to := talk(t)
	_, err := r.c.Send(context.Background(), to, bot.Message{File: &bot.Attachment{SHA256: strings.Repeat("0", 64)}})
	require.Equal(t, channel.Rejected, outcome(t, err), "nothing is left to be said, and no row is tried for ever")
	_, err = r.c.Send(context.Background(), to, bot.Message{Album: []bot.Shot{{}, {}}})
	require.Equal(t, channel.Rejected, outcome(t, err))
}

func (r *rig) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.events)
}

// shots are an album: photos of the person by their names at Telegram, and uploads.
func shots(r *rig, u *telegramtest.User, kinds string) (album []bot.Shot) {
	for i, kind := range kinds {
		png := pngOf(40+i, 40)
		s := bot.Shot{Caption: "Trường " + string(rune('A'+i)), Picture: *withFile(r.c, png, "ảnh "+string(rune('1'+i)))}
		switch kind {
		case 'o': // one of the bot's own
			came := r.count()
			u.SendPhoto(png, "")
			s.Origin = "telegram:" + r.event(came+1).File.Ref
		case 'x': // another bot's
			s.Origin = "telegram:AgACforeign"
		case 'd': // a document
			came := r.count()
			u.SendFile("a.png", "image/png", png, "")
			s.Origin = "telegram:" + r.event(came+1).File.Ref
		case 'b':
			s.Picture = *withFile(r.c, []byte("broken"), "ảnh "+string(rune('1'+i)))
		case 'g':
			s.Picture.SHA256 = strings.Repeat("0", 64)
		case 'z':
			s.Origin = "zalo:https://photo"
		}
		album = append(album, s)
	}
	return album
}

func TestAlbums(t *testing.T) {
	for kinds, want := range map[string]struct {
		shown   string // captions of the pictures that arrive
		told    string // above the text
		uploads int    // of photos
		calls   map[string]int
	}{
		"ooo": {"ABC", "", 0, map[string]int{"sendMediaGroup": 1}},
		"uoz": {"ABC", "", 2, map[string]int{"sendMediaGroup": 1}},
		"ubu": {"AC", "2", 2, map[string]int{"sendMediaGroup": 2}},
		"ugo": {"AC", "2", 1, map[string]int{"sendMediaGroup": 1}},
		"xoo": {"ABC", "", 3, map[string]int{"sendMediaGroup": 2}},
		"ud":  {"AB", "", 2, map[string]int{"sendMediaGroup": 2}},
		"ub":  {"A", "2", 1, map[string]int{"sendMediaGroup": 1, "sendPhoto": 1}},
		"bb":  {"", "12", 0, map[string]int{"sendMediaGroup": 1, "sendPhoto": 1}},
		"o":   {"A", "", 0, map[string]int{"sendPhoto": 1}},
		"x":   {"A", "", 1, map[string]int{"sendPhoto": 2}},
		"g":   {"", "1", 0, nil},
	} {
		t.Run(kinds, func(t *testing.T) {
			r, u, to := talk(t)
			r.start()
			r.event(1)
			m := plainly("Bấm để xem xét", bot.Button{Label: "Xác nhận", Data: "d:1:1"})
			m.Album = shots(r, u, kinds)
			before := len(u.Screen())
			id, err := r.c.Send(context.Background(), to, m)
			require.NoError(t, err)
			screen := u.Screen()[before:]
			captions, told := "", ""
			for _, shown := range screen[:len(screen)-1] {
				require.NotEmpty(t, shown.Picture)
				captions += strings.TrimPrefix(shown.Text, "Trường ")
			}
			last := screen[len(screen)-1]
			require.Equal(t, want.shown, captions)
			for _, line := range strings.Split(last.Text, "\n\n") {
				told += strings.TrimSuffix(strings.TrimPrefix(line, "Không gửi được ảnh "), ".")
			}
			require.Equal(t, want.told+"Bấm để xem xét", told)
			require.Equal(t, []string{"Xác nhận"}, last.Labels())
			require.Equal(t, id, fmt.Sprint(last.ID))
			for method, n := range want.calls {
				require.Equal(t, n, r.srv.Calls(method), method)
			}
		})
	}
}

func TestAnAlbumWithoutWordsHasItsButtonsUnderASign(t *testing.T) {
	r, u, to := talk(t)
	r.start()
	r.event(1)
	m := bot.Message{Album: shots(r, u, "uu"), Buttons: [][]bot.Button{{{Label: "Xác nhận", Data: "d:1:1"}}}}
	_, err := r.c.Send(context.Background(), to, m)
	require.NoError(t, err)
	last, _ := u.Last()
	require.Equal(t, []string{"Xác nhận"}, last.Labels())
}

func TestPicturesOfAnAlbumAreUploadedAsTheyAreShown(t *testing.T) {
	r, u, to := talk(t)
	r.start()
	r.event(1)
	album := shots(r, u, "uuo")
	small := pngOf(7, 7)
	r.c.shown = func(_ context.Context, sha256 string) ([]byte, error) {
		if sha256 == album[1].Picture.SHA256 {
			return nil, errors.New("it cannot be decoded")
		}
		return small, nil
	}
	_, err := r.c.Send(context.Background(), to, bot.Message{Album: album})
	require.NoError(t, err)
	screen := u.Screen()
	screen = screen[len(screen)-3:]
	require.True(t, bytes.Equal(small, screen[0].Picture))
	require.True(t, bytes.Equal(pngOf(42, 40), screen[1].Picture), "Telegram has this one")
	require.Equal(t, "Không gửi được ảnh 2.", screen[2].Text)
}

func TestAnAlbumThatMayGoLaterIsNotPicked(t *testing.T) {
	r, u, to := talk(t)
	r.start()
	r.event(1)
	for _, fault := range []telegramtest.Fault{{Retry: 5}, {Code: 502, Body: telegramtest.Page}, {Code: 403, Text: "Forbidden: bot was blocked by the user"}} {
		fault.Method = "sendMediaGroup"
		r.srv.Fault(fault)
		before := len(u.Screen())
		_, err := r.c.Send(context.Background(), to, bot.Message{Album: shots(r, u, "uu")})
		require.Error(t, err)
		require.NotEqual(t, channel.Rejected, outcome(t, err))
		require.Len(t, u.Screen(), before)
	}
}
