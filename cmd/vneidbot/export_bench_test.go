package main

import (
	"bytes"
	"encoding/json"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster/sample"
)

// BenchmarkWorkbook makes the workbook of 50,000 units as the worker does, from the
// records onto the shelf, a third of them missing with their phones. Beside it stands
// a bare stream of the library: the cells of the finished workbook, as they are, from
// memory into memory, without styles.
func BenchmarkWorkbook(b *testing.B) {
	a := deskOfLists(b)
	_, p := a.preview(b, "list:1", sample.Units(50_000, time.Now()))
	require.NoError(b, a.store.SwitchImport(b.Context(), p.Import))
	reported(b, a.store)
	task := bot.ExportTask{Scope: bot.Everything, Alone: true, Head: bot.ExportHead{Place: "toàn thành phố", By: "Lan Anh", Office: "Sở GDĐT"}}
	book, units := a.exportedBy(b, task)
	require.Equal(b, 49_999, units)
	cells := cellsOf(b, book)
	task.Tell.Data = "o:xud:*:*:zzzz"
	args, err := json.Marshal(task)
	require.NoError(b, err)
	for _, run := range []struct {
		name string
		run  func(b *testing.B)
	}{{"ours", func(b *testing.B) {
		_, err := a.doExport(b.Context(), bot.Job{Args: args})
		require.NoError(b, err)
	}}, {"bare", func(b *testing.B) { bareBook(b, cells) }}} {
		b.Run(run.name, func(b *testing.B) {
			peak := watchHeap()
			for b.Loop() {
				run.run(b)
			}
			b.ReportMetric(peak(), "MiB-heap")
		})
	}
}

// cellsOf are the values of every sheet, numbers as numbers.
func cellsOf(b *testing.B, book []byte) (sheets [][][]any) {
	f, err := excelize.OpenReader(bytes.NewReader(book))
	require.NoError(b, err)
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		require.NoError(b, err)
		var sheet [][]any
		for _, row := range rows {
			var values []any
			for _, v := range row {
				if n, err := strconv.ParseFloat(v, 64); err == nil && (len(v) == 1 || v[0] != '0') {
					values = append(values, n)
				} else {
					values = append(values, v)
				}
			}
			sheet = append(sheet, values)
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

func bareBook(b *testing.B, sheets [][][]any) {
	f := excelize.NewFile()
	defer f.Close()
	for i, rows := range sheets {
		name := strconv.Itoa(i)
		_, err := f.NewSheet(name)
		require.NoError(b, err)
		out, err := f.NewStreamWriter(name)
		require.NoError(b, err)
		for r, row := range rows {
			require.NoError(b, out.SetRow("A"+strconv.Itoa(r+1), row))
		}
		require.NoError(b, out.Flush())
	}
	var data bytes.Buffer
	require.NoError(b, f.Write(&data))
}

// watchHeap tells how much more the heap held at its height than at the start.
func watchHeap() (peak func() float64) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	runtime.GC()
	before, most := heap(), uint64(0)
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				most = max(most, heap())
			}
		}
	})
	return func() float64 {
		close(done)
		watching.Wait()
		return float64(max(most, before)-before) / (1 << 20)
	}
}
