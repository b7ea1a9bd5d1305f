package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// citizenNumbers is one number as people write it, and as somebody writes it who
// wants it kept.
var citizenNumbers = []string{"079093012345", "079 093 012 345", "079  093  012  345", "079.093.012.345", "079 – 093 – 012345", "0790 9301 2345",
	"079/093/012345", "0 7 9 0 9 3 0 1 2 3 4 5", "0-7-9-0-9-3-0-1-2-3-4-5", "079_093_012_345", "079,093,012,345", "079•093•012•345",
	"079|093|012|345", "079+093+012345", "079: 093: 012345", "079\u200b093\u200b012345", "079093\u00ad012345", "０７９０９３０１２３４５",
	"٠٧٩٠٩٣٠١٢٣٤٥", "O79O93O12345"}

// Twenty spellings in what a person says, is called, writes under a picture and
// calls a file: none is found in DATA_DIR afterwards.
func TestNoCitizenNumberIsKept(t *testing.T) {
	t.Parallel()
	var dir string
	tg, _ := boot(t, func(c *Config) { dir = c.DataDir })
	for i, number := range citizenNumbers {
		u := tg.User(int64(1000+i), "Lan "+number)
		for _, a := range []act{{"0299900124", "unit.confirm"}, {"[button.yes]", "status.ask"}, {"[button.other_words]", ""}, {"chờ duyệt " + number, ""}} {
			perform(t, u, a)
		}
		told(t, u, func() { u.SendFile("CCCD "+number+".png", "image/png", screenshot(), "ảnh "+number) })
		told(t, u, func() { u.Say("từ chối, lý do " + number) })
	}
	kept := everythingIn(t, dir)
	require.Contains(t, kept, "telegram:1000", "there is something to look through")
	for _, number := range citizenNumbers {
		require.NotContains(t, kept, number)
	}
}

// told waits for whatever the bot says to it.
func told(t *testing.T, u *telegramtest.User, do func()) {
	t.Helper()
	u.Skip()
	do()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := u.Next(ctx)
	require.NoError(t, err, u.Transcript())
}

// everythingIn is what all files of the folder hold, and what sessions.log holds
// in base64.
func everythingIn(t *testing.T, dir string) string {
	var all strings.Builder
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintf(&all, "%s\n%s\n", path, data)
		for _, word := range strings.Fields(string(data)) {
			if plain, err := base64.RawStdEncoding.DecodeString(word); err == nil && d.Name() == "sessions.log" {
				all.Write(plain)
			}
		}
		return err
	}))
	return all.String()
}
