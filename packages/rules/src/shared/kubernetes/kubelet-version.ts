/** The newest Kubernetes that this knowledge was read from. */
export const newestKubernetes = '1.37.0';
