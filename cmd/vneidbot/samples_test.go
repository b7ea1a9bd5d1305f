package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/bot/roster/sample/screen"
)

// samples are what README and package hand out to try the program with.
const samples = deploy + "samples/"

// sampleUnits are those of three areas: enough for a form, few enough to be read.
func sampleUnits() (rows []roster.Row) {
	for _, row := range sample.Units(1200, time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)) {
		if slices.Contains([]string{demoArea, "Phường Hải An", "Phường Kiến An"}, row.Area) {
			rows = append(rows, row)
		}
	}
	return rows
}

// What is handed out is invented, and of use: the list comes in whole, the picture
// shows one of its units, the form is one of those that the template's tests fill.
func TestTheSamplesAreOfUse(t *testing.T) {
	list, picture, form := samples+"danh-sach.xlsx", samples+"man-hinh.png", samples+"bieu-mau.xlsx"
	shown := screen.Screen{Name: "Mầm non Hoa Sen", Code: "0299 900 124", State: "Được tiếp nhận", Request: "TC-2611691", Sent: "28/11/2026", Clock: "14h52"}.PNG()
	drawn, err := os.ReadFile("../../bot/template/testdata/o-dien-theo-cap.xlsx")
	require.NoError(t, err)
	if *update {
		var b strings.Builder
		require.NoError(t, roster.Write(&b, roster.XLSX, sampleUnits()))
		require.NoError(t, os.MkdirAll(filepath.Dir(list), 0o755))
		for name, data := range map[string][]byte{list: []byte(b.String()), picture: shown, form: drawn} {
			require.NoError(t, os.WriteFile(name, data, 0o644))
		}
	}
	sheet, err := roster.ReadFile(list)
	require.NoError(t, err)
	require.Empty(t, sheet.Wrong)
	require.Equal(t, len(sampleUnits()), len(sheet.Rows))
	for i, row := range sheet.Rows {
		require.Equal(t, sampleUnits()[i].Name, row.Name)
		require.True(t, row.Code == "" || strings.HasPrefix(string(row.Code), "02999"), "a code that nobody was given")
	}
	for name, want := range map[string][]byte{picture: shown, form: drawn} {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, want, data, name)
	}
}
