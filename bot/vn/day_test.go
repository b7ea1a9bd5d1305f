package vn

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDaysInAnyCommonForm(t *testing.T) {
	july := time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"1/7/2025", "01/07/2025", " 1.7.25", "1-7-2025", "1 / 7 / 2025", "2025-07-01", "2025/7/1",
		"2025-07-01T00:00:00Z", "2025-07-01 00:00:00", "ngày 1 tháng 7 năm 2025", "1 tháng 7 năm 2025", "Ngày 01/07/2025"} {
		day, ok := Day(text)
		require.True(t, ok, text)
		require.Equal(t, july, day, text)
	}
	for _, text := range []string{"", "1/7", "7/25/2025", "31/6/2025", "0/7/2025", "mai", "2025", "1/7/202", "1/7/1025", "01/01/1", "1/7/2025 nhé"} {
		_, ok := Day(text)
		require.False(t, ok, text)
	}
}
