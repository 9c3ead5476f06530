/** How many of a device's entries one feed document holds; the rest spills into the next part (DESIGN 4). */
export const entriesPerFeed = 1024
