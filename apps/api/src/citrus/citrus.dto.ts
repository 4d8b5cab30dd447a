/** What Citrus' clients send to sign in. Checked by the façade itself, for the texts are part of the contract. */
export class CitrusLoginRequest {
  login!: string;
  senha!: string;
}

/** The token under the three names that clients look for. */
export class CitrusLoginResponse {
  accessToken!: string;
  access_token!: string;
  token!: string;
}

/** A change of status by protocol number. */
export class CitrusStatusRequest {
  /** For instance `20221104000001`. */
  protocolo!: string;
  /** Aberto, Em atendimento, Cancelado, Improcedente, Finalizado. */
  status!: string;
  /** Name of a reason; required for Cancelado, Improcedente and to reopen a Finalizado. */
  motivoStatus?: string;
  comentario?: string;
  /** `True` or `False`, required with a comment. */
  visivelCliente?: string | boolean;
}

export class CitrusMessage {
  message!: string;
}
