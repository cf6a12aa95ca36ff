/** The engines that presets name and forecasts speak of. */
export const engineNames: readonly string[] = ['docker', 'containerd', 'podman'];
